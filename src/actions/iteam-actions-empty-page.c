/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-actions-empty-page.h"

#include <glib/gi18n-lib.h>

/**
 * IteamActionsEmptyPage:
 *
 * What stands in the place of the table when there is no row to show: that
 * there are no action points yet, or none of those that were asked for.
 */
struct _IteamActionsEmptyPage
{
  AdwBin parent_instance;

  /* template children */
  AdwStatusPage *page;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (IteamActionsEmptyPage, iteam_actions_empty_page, ADW_TYPE_BIN)

static void
iteam_actions_empty_page_class_init (IteamActionsEmptyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-actions-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionsEmptyPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsEmptyPage, page);
}

static void
iteam_actions_empty_page_init (IteamActionsEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_actions_empty_page_new:
 *
 * Returns: (transfer floating): a page that has been told nothing yet.
 */
GtkWidget *
iteam_actions_empty_page_new (void)
{
  return g_object_new (ITEAM_TYPE_ACTIONS_EMPTY_PAGE, NULL);
}

static void
tell (IteamActionsEmptyPage *self,
      const char            *icon_name,
      const char            *title,
      const char            *description)
{
  adw_status_page_set_icon_name (self->page, icon_name);
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, description);
}

/**
 * iteam_actions_empty_page_tell_none:
 * @self: a page
 *
 * Says that the file has no action points yet, and how to make one.
 */
void
iteam_actions_empty_page_tell_none (IteamActionsEmptyPage *self)
{
  g_return_if_fail (ITEAM_IS_ACTIONS_EMPTY_PAGE (self));

  tell (self, "iteam-actions-symbolic", _("No Action Points Yet"),
        _("Type above what is to be done, by whom and when: “make a leaflet @HRM by 15 May”. "
          "Rows that were copied from a spreadsheet can be pasted."));
  gtk_widget_set_visible (self->add_button, TRUE);
}

/**
 * iteam_actions_empty_page_tell_nothing:
 * @self: a page
 * @view: the view that is empty, %ITEAM_ACTION_VIEW_ALL if it was narrowed further
 *
 * Says that there are action points, but none of those that were asked for. An
 * empty view of what is late is good news, not a search that failed.
 */
void
iteam_actions_empty_page_tell_nothing (IteamActionsEmptyPage *self,
                                       IteamActionView        view)
{
  g_return_if_fail (ITEAM_IS_ACTIONS_EMPTY_PAGE (self));

  if (view == ITEAM_ACTION_VIEW_OVERDUE)
    tell (self, "emblem-ok-symbolic", _("Nothing Is Late"), NULL);
  else if (view == ITEAM_ACTION_VIEW_TODAY)
    tell (self, "emblem-ok-symbolic", _("Nothing for Today"), NULL);
  else if (view == ITEAM_ACTION_VIEW_MINE)
    tell (self, "emblem-ok-symbolic", _("Nothing Is Yours"), NULL);
  else
    tell (self, "edit-find-symbolic", _("Nothing Found"), NULL);
  gtk_widget_set_visible (self->add_button, FALSE);
}
