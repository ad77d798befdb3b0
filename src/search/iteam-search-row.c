/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-search-row.h"

/* So many characters of a line stand before what was found. */
#define BEFORE 40

/**
 * IteamSearchRow:
 *
 * Something that the one search found: what it is, the line that holds what was looked
 * for, and at the end what kind of thing it is. Rows stay, and show one thing after the
 * other as someone types.
 */
struct _IteamSearchRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *context_label;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (IteamSearchRow, iteam_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
iteam_search_row_class_init (IteamSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/search/iteam-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamSearchRow, context_label);
  gtk_widget_class_bind_template_child (widget_class, IteamSearchRow, image);
  gtk_widget_class_bind_template_child (widget_class, IteamSearchRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, IteamSearchRow, title_label);
}

static void
iteam_search_row_init (IteamSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_search_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
iteam_search_row_new (void)
{
  return g_object_new (ITEAM_TYPE_SEARCH_ROW, NULL);
}

/**
 * iteam_search_row_set:
 * @self: a row
 * @query: what was looked for
 * @icon_name: the icon of such things
 * @title: what was found
 * @context: (nullable): the line that holds what was looked for
 * @note: what kind of thing it is, or the keys of a command
 *
 * Shows something; what was looked for is bold.
 */
void
iteam_search_row_set (IteamSearchRow   *self,
                      IteamSearchQuery *query,
                      const char       *icon_name,
                      const char       *title,
                      const char       *context,
                      const char       *note)
{
  g_autofree char *title_markup = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (ITEAM_IS_SEARCH_ROW (self));

  title_markup = iteam_search_query_to_markup (query, title, 0);
  gtk_label_set_markup (self->title_label, title_markup);
  if (context != NULL)
    {
      g_autofree char *markup = iteam_search_query_to_markup (query, context, BEFORE);

      gtk_label_set_markup (self->context_label, markup);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->context_label), context != NULL);
  gtk_label_set_text (self->note_label, note);
  gtk_image_set_from_icon_name (self->image, icon_name);

  name = g_strjoin (", ", title, note[0] != '\0' ? note : context, note[0] != '\0' ? context : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
