/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"

/**
 * IteamDocumentRow:
 *
 * A document in the list of the register: its title, what is known of it in one
 * line, its state, and a dot while what others changed has not been looked at.
 */
struct _IteamDocumentRow
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget *news_dot;
  GtkLabel *title_label;
  GtkLabel *facts_label;
  GtkLabel *state_label;

  /* owned */
  IteamDocument *document;
};

G_DEFINE_FINAL_TYPE (IteamDocumentRow, iteam_document_row, ADW_TYPE_BIN)

static void
append (GString    *facts,
        const char *fact)
{
  if (fact == NULL || fact[0] == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, fact);
}

/* "D-3 · Protocol · version 2018 · adopted by gemeenteraad, 15 May 2018". */
static char *
describe (IteamDocument *document,
          IteamDay       today)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  const IteamAdoption *adoption = iteam_document_get_last_adoption (document);
  g_autofree char *number = iteam_document_format_number (document);
  g_autofree char *adopted = adoption != NULL ? iteam_adoption_describe (adoption, today) : NULL;
  /* Translators: the version of a document, such as "2018". */
  g_autofree char *version = fields->version != NULL ? g_strdup_printf (_("version %s"), fields->version) : NULL;
  GString *facts = g_string_new (number);

  append (facts, iteam_document_kind_label (fields->kind));
  append (facts, version);
  append (facts, adopted);

  return g_string_free (facts, FALSE);
}

static void
show_state (IteamDocumentRow   *self,
            IteamDocumentState  state)
{
  gtk_label_set_label (self->state_label, iteam_document_state_label (state));
  /* What is in force needs no word. */
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), state != ITEAM_DOCUMENT_IN_FORCE);
  if (state == ITEAM_DOCUMENT_DUE)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "iteam-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "iteam-late");
  if (state == ITEAM_DOCUMENT_SUPERSEDED)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "dim-label");
}

static void
iteam_document_row_dispose (GObject *object)
{
  g_clear_object (&ITEAM_DOCUMENT_ROW (object)->document);

  G_OBJECT_CLASS (iteam_document_row_parent_class)->dispose (object);
}

static void
iteam_document_row_class_init (IteamDocumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_document_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentRow, news_dot);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentRow, title_label);
}

static void
iteam_document_row_init (IteamDocumentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_document_row_new:
 *
 * Returns: (transfer floating): a row that shows no document yet.
 */
GtkWidget *
iteam_document_row_new (void)
{
  return g_object_new (ITEAM_TYPE_DOCUMENT_ROW, NULL);
}

/**
 * iteam_document_row_set_document:
 * @self: a row
 * @document: (nullable): a document, which the register keeps up to date
 */
void
iteam_document_row_set_document (IteamDocumentRow *self,
                                 IteamDocument    *document)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_ROW (self));

  g_set_object (&self->document, document);
  if (document != NULL)
    iteam_document_row_update (self);
}

/**
 * iteam_document_row_get_document:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its document.
 */
IteamDocument *
iteam_document_row_get_document (IteamDocumentRow *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_ROW (self), NULL);

  return self->document;
}

/**
 * iteam_document_row_update:
 * @self: a row
 *
 * Shows the document as it is now.
 */
void
iteam_document_row_update (IteamDocumentRow *self)
{
  IteamDay today = iteam_day_today ();
  g_autofree char *facts = NULL;

  g_return_if_fail (ITEAM_IS_DOCUMENT_ROW (self));

  facts = describe (self->document, today);
  gtk_label_set_label (self->title_label, iteam_document_get_fields (self->document)->title);
  gtk_label_set_label (self->facts_label, facts);
  show_state (self, iteam_document_get_state (self->document, today));
}

/**
 * iteam_document_row_set_news:
 * @self: a row
 * @news: (nullable): what others changed, in words; %NULL if nothing is new
 */
void
iteam_document_row_set_news (IteamDocumentRow *self,
                             const char       *news)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_ROW (self));

  gtk_widget_set_visible (self->news_dot, news != NULL);
  iteam_set_tooltip (self->news_dot, news);
  if (news != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->news_dot), GTK_ACCESSIBLE_PROPERTY_LABEL, news, -1);
}
