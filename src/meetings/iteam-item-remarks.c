/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-item-remarks.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-remark-drafts.h"
#include "iteam-text.h"

/* What is typed is kept after so many milliseconds at most. */
#define REST 600

/**
 * IteamItemRemarks:
 *
 * The remarks upon the minutes of the agenda item that is chosen, and what became of
 * each; a line below leaves another. What was typed there and not left yet stands there
 * again when its item is, also another day. There are some once a meeting was held.
 */
struct _IteamItemRemarks
{
  AdwBin parent_instance;

  gint64 shown;
  gboolean updating;
  guint rest_source;

  /* template children */
  GtkListBox *list;
  GtkEntry *entry;

  /* owned */
  IteamMeetingDesk *desk;
  GHashTable *unfinished;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamItemRemarks, iteam_item_remarks, ADW_TYPE_BIN)

/* The remark that a person is answering. */
typedef struct
{
  IteamItemRemarks *self;
  IteamRemark *remark;
  GtkEditable *answer;
} Answering;

static void
answering_free (Answering *answering)
{
  g_object_unref (answering->self);
  g_object_unref (answering->remark);
  g_object_unref (answering->answer);
  g_free (answering);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answering, answering_free)

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Answering) answering = user_data;
  IteamMeetingDesk *desk = answering->self->desk;
  IteamStore *store = desk != NULL ? iteam_meeting_desk_get_store (desk) : NULL;
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);
  g_autofree char *text = iteam_text_strip (gtk_editable_get_text (answering->answer));
  g_autoptr (IteamDraft) draft = NULL;

  if (store == NULL || answer == NULL || g_str_equal (answer, "cancel"))
    return;

  draft = iteam_remark_draft_answer (answering->remark, g_str_equal (answer, "taken-over") ? ITEAM_REMARK_TAKEN_OVER : ITEAM_REMARK_ANSWERED,
                                     text, iteam_store_get_user_name (store), iteam_day_today ());
  iteam_meeting_desk_commit (desk, GTK_WIDGET (answering->self), draft, NULL);
}

static void
answer_cb (IteamItemRemarks *self,
           GtkButton        *button)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "answered", _("_Answered"), ITEAM_ANSWER_PLAIN },
    { "taken-over", _("_Taken Over"), ITEAM_ANSWER_SUGGESTED },
  };
  IteamRemark *remark = g_object_get_data (G_OBJECT (button), "remark");
  GtkWidget *entry = gtk_entry_new ();
  Answering *answering = g_new0 (Answering, 1);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("What you answer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What you answer"), -1);
  answering->self = g_object_ref (self);
  answering->remark = g_object_ref (remark);
  answering->answer = g_object_ref_sink (GTK_EDITABLE (entry));
  iteam_ask_async (GTK_WIDGET (self), _("What Becomes of This Remark?"), iteam_remark_get_fields (remark)->text, entry,
                   answers, G_N_ELEMENTS (answers), NULL, answered_cb, answering);
}

/* "OR · 12 Feb · taken over: that was the training in spring". */
static char *
describe (const IteamRemarkFields *fields)
{
  g_autofree char *day = iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_SHORT);
  GString *text = g_string_new (fields->who != NULL ? fields->who : "");

  g_string_append_printf (text, "%s%s · %s", text->len > 0 ? " · " : "", day, iteam_terms_label (&iteam_remark_states, fields->state));
  if (fields->answer != NULL)
    g_string_append_printf (text, ": %s", fields->answer);

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (IteamItemRemarks *self,
          IteamRemark      *remark)
{
  const IteamRemarkFields *fields = iteam_remark_get_fields (remark);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = describe (fields);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fields->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  if (fields->state == ITEAM_REMARK_OPEN && iteam_meeting_desk_may (self->desk, ITEAM_DEED_ANSWER))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Answer…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "remark", g_object_ref (remark), g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

static void
sync_cb (IteamItemRemarks *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  g_autoptr (GPtrArray) remarks = NULL;
  gboolean open;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (item == NULL)
    return;

  remarks = iteam_meeting_detail_list_remarks (detail, iteam_entry_get_id (ITEAM_ENTRY (item)));
  for (guint i = 0; i < remarks->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (remarks, i)));
  open = iteam_meeting_desk_may (self->desk, ITEAM_DEED_REMARK);
  gtk_widget_set_visible (GTK_WIDGET (self->list), remarks->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), open);
  gtk_widget_set_visible (GTK_WIDGET (self), open || remarks->len > 0);
}

static void
show_unfinished (IteamItemRemarks *self)
{
  const char *before = g_hash_table_lookup (self->unfinished, &self->shown);

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), before != NULL ? before : "");
  self->updating = FALSE;
}

static gboolean
rest_cb (gpointer data)
{
  IteamItemRemarks *self = data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  self->rest_source = 0;
  g_hash_table_insert (self->unfinished, g_memdup2 (&self->shown, sizeof self->shown), g_strdup (typed));
  iteam_remark_drafts_keep (self->shown, typed);

  return G_SOURCE_REMOVE;
}

static void
entry_changed_cb (IteamItemRemarks *self)
{
  if (!self->updating && self->shown != 0 && self->rest_source == 0)
    self->rest_source = g_timeout_add (REST, rest_cb, self);
}

/* What was typed since is newer. */
static void
drafts_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GHashTable) drafts = iteam_remark_drafts_read_finish (result);
  IteamItemRemarks *self = user_data;
  GHashTableIter iter;
  gpointer item, text;

  /* Cancelled: it is not there any more. */
  if (drafts == NULL)
    return;

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &item, &text))
    if (!g_hash_table_contains (self->unfinished, item))
      g_hash_table_insert (self->unfinished, g_memdup2 (item, sizeof (gint64)), g_strdup (text));
  if (self->rest_source == 0)
    show_unfinished (self);
}

static void
chosen_cb (IteamItemRemarks *self)
{
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);

  iteam_item_remarks_flush (self);
  self->shown = item != NULL ? iteam_entry_get_id (ITEAM_ENTRY (item)) : 0;
  show_unfinished (self);
  sync_cb (self);
}

static void
entry_activated_cb (IteamItemRemarks *self)
{
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  IteamStore *store = iteam_meeting_desk_get_store (self->desk);
  g_autofree char *text = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (IteamRemark) remark = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (item == NULL || text == NULL)
    return;

  remark = iteam_remark_new (iteam_entry_get_id (ITEAM_ENTRY (item)), iteam_store_get_user (store), iteam_store_get_user_name (store),
                             text, iteam_day_today ());
  draft = iteam_entry_draft_new (ITEAM_ENTRY (remark));
  iteam_meeting_desk_commit_typed (self->desk, GTK_WIDGET (self), draft, GTK_EDITABLE (self->entry));
}

static void
iteam_item_remarks_dispose (GObject *object)
{
  IteamItemRemarks *self = ITEAM_ITEM_REMARKS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_item_remarks_parent_class)->dispose (object);
}

static void
iteam_item_remarks_finalize (GObject *object)
{
  IteamItemRemarks *self = ITEAM_ITEM_REMARKS (object);

  g_hash_table_unref (self->unfinished);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (iteam_item_remarks_parent_class)->finalize (object);
}

static void
iteam_item_remarks_class_init (IteamItemRemarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_item_remarks_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_item_remarks_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-item-remarks.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamItemRemarks, entry);
  gtk_widget_class_bind_template_child (widget_class, IteamItemRemarks, list);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
}

static void
iteam_item_remarks_init (IteamItemRemarks *self)
{
  self->unfinished = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_remark_drafts_read_async (self->cancellable, drafts_read_cb, self);
}

/**
 * iteam_item_remarks_set_desk:
 * @self: remarks
 * @desk: the meeting that is on the screen; once
 */
void
iteam_item_remarks_set_desk (IteamItemRemarks *self,
                             IteamMeetingDesk *desk)
{
  g_return_if_fail (ITEAM_IS_ITEM_REMARKS (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_item_remarks_flush:
 * @self: remarks
 *
 * Keeps what is still being typed.
 */
void
iteam_item_remarks_flush (IteamItemRemarks *self)
{
  g_return_if_fail (ITEAM_IS_ITEM_REMARKS (self));

  if (self->rest_source == 0)
    return;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  rest_cb (self);
}
