/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-entry-row.h"

/**
 * IteamEntryRow:
 *
 * A meeting, decision, topic or series in its list: what it is called, what else is to
 * be known, and how far it is; above the first of its sort, which sort that is.
 */
struct _IteamEntryRow
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *heading_label;
  GtkLabel *title_label;
  GtkLabel *facts_label;
  GtkLabel *state_label;
};

G_DEFINE_FINAL_TYPE (IteamEntryRow, iteam_entry_row, ADW_TYPE_BIN)

static void
iteam_entry_row_class_init (IteamEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamEntryRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamEntryRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, IteamEntryRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, IteamEntryRow, title_label);
}

static void
iteam_entry_row_init (IteamEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_entry_row_new:
 *
 * Returns: (transfer floating): a row that tells nothing.
 */
GtkWidget *
iteam_entry_row_new (void)
{
  return g_object_new (ITEAM_TYPE_ENTRY_ROW, NULL);
}

static void
set_css_class (GtkWidget  *widget,
               const char *name,
               gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

/**
 * iteam_entry_row_show:
 * @self: a row
 * @words: what it tells
 * @heading: (nullable): what stands above it
 */
void
iteam_entry_row_show (IteamEntryRow         *self,
                      const IteamEntryWords *words,
                      const char            *heading)
{
  g_return_if_fail (ITEAM_IS_ENTRY_ROW (self));

  show_text (self->heading_label, heading);
  show_text (self->title_label, words->title);
  show_text (self->facts_label, words->facts);
  show_text (self->state_label, words->state);
  set_css_class (GTK_WIDGET (self->state_label), "accent", words->waits);
  set_css_class (GTK_WIDGET (self->title_label), "dim-label", words->faint);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->number);
}

/**
 * iteam_entry_words_clear:
 * @self: what a row tells
 */
void
iteam_entry_words_clear (IteamEntryWords *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->facts, g_free);
  g_clear_pointer (&self->number, g_free);
}
