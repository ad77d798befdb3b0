/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-panel.h"

#include <glib/gi18n-lib.h>

#include "iteam-adoption-list.h"
#include "iteam-document-chain.h"
#include "iteam-document-form.h"
#include "iteam-document-links.h"
#include "iteam-document-meetings.h"
#include "iteam-editing-mark.h"

/**
 * IteamDocumentPanel:
 *
 * One document with all that the register knows of it, edited in place and saved
 * as one goes.
 */
struct _IteamDocumentPanel
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  IteamEditingMark *editing_mark;
  GtkLabel *number_label;
  GtkLabel *title_label;
  GtkLabel *file_label;
  IteamDocumentForm *form;
  IteamAdoptionList *adoptions;
  IteamDocumentChain *chain;
  IteamDocumentMeetings *meetings;
  IteamDocumentLinks *links;

  /* owned */
  IteamDocumentEdits *edits;
};

G_DEFINE_FINAL_TYPE (IteamDocumentPanel, iteam_document_panel, ADW_TYPE_BIN)

/* "gedragscode.pdf · 24 pages · 1.2 MB". */
static char *
describe_file (const IteamDocumentFields *fields)
{
  g_autofree char *size = NULL;
  GString *text;

  if (fields->content == NULL)
    return g_strdup (_("This document has no file."));

  text = g_string_new (fields->file_name);
  size = g_format_size (fields->size);
  if (text->len > 0)
    g_string_append (text, " · ");
  if (fields->pages > 0)
    {
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%d page", "%d pages", fields->pages), fields->pages);
      g_string_append (text, " · ");
    }
  g_string_append (text, size);
  if (!fields->here)
    g_string_append_printf (text, "\n%s", _("The file itself is still on its way here from a colleague’s computer."));

  return g_string_free (text, FALSE);
}

static void
sync_cb (IteamDocumentPanel *self)
{
  IteamDocument *read = iteam_document_edits_get_read (self->edits);
  g_autofree char *number = iteam_document_format_number (read);
  g_autofree char *file = describe_file (iteam_document_get_fields (read));

  gtk_label_set_label (self->number_label, number);
  /* All of it: the line in which it is edited may be too short for it. */
  gtk_label_set_label (self->title_label, iteam_document_get_fields (read)->title);
  gtk_label_set_label (self->file_label, file);
  g_object_set (self->editing_mark, "row", iteam_document_get_id (read), NULL);
}

static void
switched_cb (IteamDocumentPanel *self)
{
  gboolean shown = iteam_document_edits_get_read (self->edits) != NULL;

  if (!shown)
    g_object_set (self->editing_mark, "row", (gint64) 0, NULL);
  gtk_stack_set_visible_child_name (self->stack, shown ? "document" : "nothing");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
iteam_document_panel_dispose (GObject *object)
{
  g_clear_object (&ITEAM_DOCUMENT_PANEL (object)->edits);

  G_OBJECT_CLASS (iteam_document_panel_parent_class)->dispose (object);
}

static void
iteam_document_panel_class_init (IteamDocumentPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_document_panel_dispose;

  g_type_ensure (ITEAM_TYPE_ADOPTION_LIST);
  g_type_ensure (ITEAM_TYPE_DOCUMENT_CHAIN);
  g_type_ensure (ITEAM_TYPE_DOCUMENT_FORM);
  g_type_ensure (ITEAM_TYPE_DOCUMENT_LINKS);
  g_type_ensure (ITEAM_TYPE_DOCUMENT_MEETINGS);
  g_type_ensure (ITEAM_TYPE_EDITING_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, adoptions);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, chain);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, editing_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, file_label);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, form);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, links);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, meetings);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, number_label);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentPanel, title_label);
}

static void
iteam_document_panel_init (IteamDocumentPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_document_panel_new:
 * @documents: (element-type IteamDocument): the register
 *
 * Returns: (transfer floating): a panel that shows no document.
 */
GtkWidget *
iteam_document_panel_new (GListModel *documents)
{
  IteamDocumentPanel *self = g_object_new (ITEAM_TYPE_DOCUMENT_PANEL, NULL);

  self->edits = iteam_document_edits_new (documents);
  iteam_document_form_set_edits (self->form, self->edits);
  iteam_adoption_list_set_edits (self->adoptions, self->edits);
  iteam_document_chain_set_edits (self->chain, self->edits);
  iteam_document_meetings_set_edits (self->meetings, self->edits);
  iteam_document_links_set_edits (self->links, self->edits);
  g_signal_connect_object (self->edits, "switched", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edits, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * iteam_document_panel_set_store:
 * @self: a panel
 * @store: (nullable): the team file
 *
 * Shows no document any more.
 */
void
iteam_document_panel_set_store (IteamDocumentPanel *self,
                                IteamStore         *store)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_PANEL (self));

  iteam_document_edits_set_store (self->edits, store);
}

/**
 * iteam_document_panel_set_share:
 * @self: a panel
 * @share: (nullable): the share of the file, which knows who else works on what
 */
void
iteam_document_panel_set_share (IteamDocumentPanel *self,
                                IteamShare         *share)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_PANEL (self));

  g_object_set (self->editing_mark, "share", share, NULL);
}

/**
 * iteam_document_panel_show:
 * @self: a panel
 * @document: (nullable): the document to show
 *
 * Writes what is still being typed at the one before.
 */
void
iteam_document_panel_show (IteamDocumentPanel *self,
                           IteamDocument      *document)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_PANEL (self));

  iteam_document_panel_flush (self);
  iteam_document_edits_show (self->edits, document);
}

/**
 * iteam_document_panel_update:
 * @self: a panel
 *
 * Brings up to date what it tells of other documents.
 */
void
iteam_document_panel_update (IteamDocumentPanel *self)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_PANEL (self));

  iteam_document_chain_update (self->chain);
}

/**
 * iteam_document_panel_flush:
 * @self: a panel
 *
 * Writes what is still being typed.
 */
void
iteam_document_panel_flush (IteamDocumentPanel *self)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_PANEL (self));

  iteam_document_form_flush (self->form);
  iteam_adoption_list_flush (self->adoptions);
}
