/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-documents-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-document-save.h"
#include "iteam-history-window.h"
#include "iteam-save.h"

/* What a person can do with the register and with the document that is chosen. */

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  iteam_document_adder_choose (ITEAM_DOCUMENTS_PANE (widget)->adder);
}

static void
read_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  iteam_documents_pane_open (ITEAM_DOCUMENTS_PANE (widget));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  if (!iteam_document_adder_paste (ITEAM_DOCUMENTS_PANE (widget)->adder))
    gtk_widget_activate_action (widget, "win.toast", "s", _("There is no file to paste. Copy one in the file manager first."));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (widget);

  iteam_documents_pane_stop_reading (self);
  iteam_documents_pane_set_details (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_document_filter_bar_clear (self->filter_bar);
  iteam_documents_pane_filter (self);
  iteam_documents_pane_choose_again (self);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (widget);

  iteam_documents_pane_flush (self);
  if (self->details)
    {
      iteam_documents_pane_set_details (self, FALSE);
      gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);

      return;
    }
  iteam_documents_pane_stop_reading (self);
  iteam_document_list_focus (self->list);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (widget);
  IteamDocument *document = iteam_document_list_get_selected (self->list);
  g_autoptr (IteamDraft) draft = NULL;

  if (document == NULL)
    return;

  iteam_documents_pane_flush (self);
  draft = iteam_document_draft_delete (document);
  self->place = iteam_document_list_get_place (self->list);
  iteam_save_and_tell (widget, self->store, draft, _("Document deleted"), NULL);
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (widget);
  IteamDocument *document = iteam_document_list_get_selected (self->list);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *number = NULL;
  g_autofree char *subject = NULL;
  IteamRef ref;

  if (document == NULL)
    return;

  ref = (IteamRef) { ITEAM_KIND_DOCUMENT, iteam_document_get_id (document) };
  number = iteam_document_format_number (document);
  subject = g_strdup_printf ("%s %s", number, iteam_document_get_fields (document)->title);
  gtk_window_present (GTK_WINDOW (iteam_history_window_new (GTK_WINDOW (root), self->store, &ref, subject)));
}

static void
copy_number_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  IteamDocument *document = iteam_document_list_get_selected (ITEAM_DOCUMENTS_PANE (widget)->list);
  g_autofree char *number = document != NULL ? iteam_document_format_number (document) : NULL;

  if (number != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), number);
}

static void
save_copy_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (widget);
  IteamDocument *document = iteam_document_list_get_selected (self->list);

  if (document != NULL)
    iteam_document_save_copy (widget, self->store, document);
}

/* Private: what the pane can be asked to do. */
void
iteam_documents_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "documents.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "documents.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "documents.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "documents.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "documents.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "documents.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "documents.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "documents.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "documents.copy-number", NULL, copy_number_action);
  gtk_widget_class_install_action (widget_class, "documents.save-copy", NULL, save_copy_action);
  gtk_widget_class_install_property_action (widget_class, "documents.details", "details");
  gtk_widget_class_install_property_action (widget_class, "documents.group", "grouping");
  gtk_widget_class_install_property_action (widget_class, "documents.order", "order");
}
