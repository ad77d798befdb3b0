/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-menu-later.h"

static void
make_menu (GtkMenuButton *button,
           gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * iteam_menu_later:
 * @button: a button
 * @menu: (nullable): its menu
 *
 * Gives @button a menu that is made when it is first asked for. GTK makes the
 * widgets of a menu at once, and the first frame of the window waits for them.
 */
void
iteam_menu_later (GtkMenuButton *button,
                  GMenuModel    *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_menu_model (button, NULL);
  if (menu != NULL)
    gtk_menu_button_set_create_popup_func (button, make_menu, g_object_ref (menu), g_object_unref);
  else
    gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}
