/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-item-minutes.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-line-merge.h"
#include "iteam-minutes-editor.h"
#include "iteam-outcome-row.h"
#include "iteam-quick-add.h"

/**
 * IteamItemMinutes:
 *
 * The minutes of the agenda item that is chosen, and below them what came of it:
 * decisions, commitments and action points, and the documents that belong to it. What
 * is typed is written as it is typed; where someone else typed at the same item, both
 * texts stand.
 */
struct _IteamItemMinutes
{
  AdwBin parent_instance;

  gint64 shown;
  guint n_writing;

  /* template children */
  IteamMinutesEditor *editor;
  GtkListBox *outcomes;
  GtkListBox *actions;
  GtkListBox *documents;

  /* owned */
  IteamMeetingDesk *desk;
};

G_DEFINE_FINAL_TYPE (IteamItemMinutes, iteam_item_minutes, ADW_TYPE_BIN)

/* What is on its way into the file. */
typedef struct
{
  IteamItemMinutes *self;
  IteamStore *store;
  IteamDraft *draft;
  gint64 item;
  char *read;
  char *typed;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->self);
  g_object_unref (writing->store);
  g_clear_object (&writing->draft);
  g_free (writing->read);
  g_free (writing->typed);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void write_minutes (Writing *writing);

static IteamAgendaItem *
get_item (IteamItemMinutes *self)
{
  const IteamMeetingDetail *detail = self->desk != NULL ? iteam_meeting_desk_get_detail (self->desk) : NULL;

  return detail != NULL && self->shown != 0 ? iteam_meeting_detail_find_item (detail, self->shown) : NULL;
}

/* Someone else typed here meanwhile: both texts stay, line by line. */
static void
merge (Writing       *writing,
       IteamConflict *conflict)
{
  IteamItemMinutes *self = writing->self;
  g_autofree char *theirs = conflict->theirs != NULL ? g_variant_dup_string (conflict->theirs, NULL) : g_strdup ("");
  const char *versions[] = { theirs, writing->typed };
  char *merged = iteam_line_merge (writing->read, versions, G_N_ELEMENTS (versions));

  /* What was typed since is not lost either: it is merged when it is written. */
  if (self->shown == writing->item)
    {
      g_autofree char *now = iteam_minutes_editor_get_typed (self->editor);

      if (g_strcmp0 (now, writing->typed) == 0)
        iteam_minutes_editor_replace (self->editor, merged);
    }
  g_free (writing->read);
  writing->read = g_steal_pointer (&theirs);
  g_free (writing->typed);
  writing->typed = merged;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autoptr (GError) error = NULL;

  writing->self->n_writing--;
  if (iteam_store_commit_finish (ITEAM_STORE (source), result, &error))
    return;
  if (iteam_draft_get_conflicts (writing->draft)->len > 0)
    {
      merge (writing, g_ptr_array_index (iteam_draft_get_conflicts (writing->draft), 0));
      write_minutes (g_steal_pointer (&writing));

      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (writing->self), "win.toast", "s", error->message);
}

static void
write_minutes (Writing *writing)
{
  g_clear_object (&writing->draft);
  writing->draft = iteam_draft_new (N_("Minutes written"));
  iteam_draft_set_text (writing->draft, ITEAM_KIND_AGENDA_ITEM, writing->item, "minutes", writing->read, writing->typed);
  writing->self->n_writing++;
  iteam_store_commit_async (writing->store, writing->draft, NULL, written_cb, writing);
}

static void
done_cb (IteamItemMinutes *self)
{
  IteamAgendaItem *item = get_item (self);
  Writing *writing;

  if (item == NULL)
    return;

  writing = g_new0 (Writing, 1);
  writing->self = g_object_ref (self);
  writing->store = g_object_ref (iteam_meeting_desk_get_store (self->desk));
  writing->item = self->shown;
  writing->read = g_strdup (iteam_minutes_editor_get_read (self->editor));
  writing->typed = iteam_minutes_editor_get_typed (self->editor);
  iteam_minutes_editor_take_saved (self->editor, writing->typed);
  g_object_set (item, "minutes", writing->typed, NULL);
  write_minutes (writing);
}

/* The line as quick add reads it: what is left of it, who, and until when. */
static void
add_outcome (IteamItemMinutes *self,
             IteamKind         kind,
             IteamQuickAdd    *line)
{
  g_autoptr (IteamOutcome) outcome = iteam_outcome_new (kind, self->shown, line->title);
  g_autoptr (GPtrArray) others = iteam_meeting_detail_list_outcomes (iteam_meeting_desk_get_detail (self->desk), self->shown);
  IteamOutcome *last = others->len > 0 ? g_ptr_array_index (others, others->len - 1) : NULL;
  g_autofree char *position = iteam_position_between (last != NULL ? iteam_outcome_get_fields (last)->position : NULL, NULL);
  g_autoptr (IteamDraft) draft = NULL;

  for (guint i = 0; i < line->parts->len; i++)
    {
      const IteamQuickAddPart *part = g_ptr_array_index (line->parts, i);

      if (part->kind == ITEAM_QUICK_ADD_OWNER)
        g_object_set (outcome, "person", part->id, NULL);
      else if (part->kind == ITEAM_QUICK_ADD_DUE)
        g_object_set (outcome, "due", part->day, NULL);
    }
  g_object_set (outcome, "position", position, NULL);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (outcome));
  iteam_meeting_desk_commit (self->desk, GTK_WIDGET (self), draft, NULL);
}

static void
add_action (IteamItemMinutes *self,
            IteamQuickAdd    *line)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  g_autoptr (IteamActionPoint) action = iteam_quick_add_to_action (line, iteam_day_today ());
  g_autoptr (IteamActionPoint) model = iteam_agenda_item_new_action (get_item (self), detail->meeting, line->title, iteam_day_today ());
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_origin (action, iteam_action_point_get_fields (model)->origin, iteam_action_point_get_fields (model)->origin_ref);
  draft = iteam_agenda_item_draft_action (get_item (self), action);
  iteam_meeting_desk_commit (self->desk, GTK_WIDGET (self), draft, NULL);
}

static void
turn_cb (IteamItemMinutes *self,
         guint             kind,
         const char       *text)
{
  IteamStore *store = iteam_meeting_desk_get_store (self->desk);
  g_autoptr (IteamQuickAdd) line = NULL;

  if (get_item (self) == NULL)
    return;

  line = iteam_quick_add_read (text, iteam_store_get_directory (store), iteam_store_get_user (store), NULL, iteam_day_today ());
  if (line->title[0] == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("Type the line first: “make a folder @HRM by 15 May”. Then make it a decision, commitment or action point."));

      return;
    }
  iteam_minutes_editor_finish (self->editor);
  if (kind == ITEAM_KIND_ACTION)
    add_action (self, line);
  else
    add_outcome (self, kind, line);
}

static void
clear (GtkListBox *list,
       int         from)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, from)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_outcomes (IteamItemMinutes         *self,
               const IteamMeetingDetail *detail)
{
  g_autoptr (GPtrArray) outcomes = iteam_meeting_detail_list_outcomes (detail, self->shown);

  for (guint i = 0; i < outcomes->len; i++)
    {
      if (gtk_list_box_get_row_at_index (self->outcomes, (int) i) == NULL)
        gtk_list_box_append (self->outcomes, iteam_outcome_row_new (self->desk));
      iteam_outcome_row_show (ITEAM_OUTCOME_ROW (gtk_list_box_get_row_at_index (self->outcomes, (int) i)), g_ptr_array_index (outcomes, i));
    }
  clear (self->outcomes, (int) outcomes->len);
  gtk_widget_set_visible (GTK_WIDGET (self->outcomes), outcomes->len > 0);
}

static void
add_link_row (GtkListBox *list,
              const char *title,
              const char *subtitle,
              const char *reference)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "reference", g_strdup (reference), g_free);
  gtk_list_box_append (list, row);
}

static void
row_activated_cb (IteamItemMinutes *self,
                  GtkListBoxRow    *row)
{
  const char *reference = g_object_get_data (G_OBJECT (row), "reference");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", reference);
}

static void
show_actions (IteamItemMinutes         *self,
              const IteamMeetingDetail *detail)
{
  g_autoptr (GPtrArray) actions = iteam_meeting_detail_list_actions (detail, self->shown);
  IteamDirectory *directory = iteam_meeting_desk_get_directory (self->desk);

  clear (self->actions, 0);
  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);
      const IteamActionFields *fields = iteam_action_point_get_fields (action);
      const IteamRef ref = { ITEAM_KIND_ACTION, fields->id };
      g_autofree char *number = iteam_action_point_format_number (action);
      g_autofree char *title = g_strdup_printf ("%s %s", number, fields->title);
      g_autofree char *owners = iteam_directory_format_owners (directory, action);
      g_autofree char *day = fields->due != ITEAM_DAY_NONE ? iteam_day_format (fields->due, iteam_day_today (), ITEAM_DAY_SHORT) : NULL;
      GString *facts = g_string_new (iteam_action_status_label (fields->status));
      g_autofree char *reference = iteam_ref_to_string (&ref);

      if (owners != NULL && owners[0] != '\0')
        g_string_append_printf (facts, " · %s", owners);
      if (day != NULL)
        g_string_append_printf (facts, " · %s", day);
      add_link_row (self->actions, title, facts->str, reference);
      g_string_free (facts, TRUE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->actions), actions->len > 0);
}

static void
show_documents (IteamItemMinutes         *self,
                const IteamMeetingDetail *detail)
{
  guint n_documents = 0;

  clear (self->documents, 0);
  for (guint i = 0; i < detail->links->len; i++)
    {
      IteamItemLink *link = g_ptr_array_index (detail->links, i);
      const IteamItemLinkFields *fields = iteam_item_link_get_fields (link);
      IteamDocument *document = fields->item == self->shown && fields->document != 0 ? iteam_meeting_detail_find_document (detail, fields->document) : NULL;
      g_autofree char *number = NULL;
      g_autofree char *title = NULL;
      g_autofree char *page = NULL;
      g_autofree char *reference = NULL;

      if (document == NULL)
        continue;
      n_documents++;
      number = iteam_document_format_number (document);
      title = g_strdup_printf ("%s %s", number, iteam_document_get_fields (document)->title);
      page = fields->page > 0 ? g_strdup_printf (_("Page %d"), fields->page) : g_strdup ("");
      reference = iteam_item_link_format_ref (link);
      add_link_row (self->documents, title, page, reference);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->documents), n_documents > 0);
}

static void
sync_cb (IteamItemMinutes *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  IteamAgendaItem *item = get_item (self);

  if (item == NULL)
    return;

  /* While something is on its way into the file, that is behind what was typed. */
  if (self->n_writing == 0)
    iteam_minutes_editor_show (self->editor, iteam_agenda_item_get_fields (item)->minutes);
  g_object_set (self->editor, "editable", iteam_meeting_desk_may (self->desk, ITEAM_DEED_MINUTES), NULL);
  show_outcomes (self, detail);
  show_actions (self, detail);
  show_documents (self, detail);
}

static void
chosen_cb (IteamItemMinutes *self)
{
  IteamAgendaItem *item;

  iteam_item_minutes_flush (self);
  item = iteam_meeting_desk_get_item (self->desk);
  self->shown = item != NULL ? iteam_entry_get_id (ITEAM_ENTRY (item)) : 0;
  clear (self->outcomes, 0);
  if (item != NULL)
    iteam_minutes_editor_replace (self->editor, iteam_agenda_item_get_fields (item)->minutes);
  sync_cb (self);
}

static void
iteam_item_minutes_dispose (GObject *object)
{
  g_clear_object (&ITEAM_ITEM_MINUTES (object)->desk);

  G_OBJECT_CLASS (iteam_item_minutes_parent_class)->dispose (object);
}

static void
iteam_item_minutes_class_init (IteamItemMinutesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_item_minutes_dispose;

  g_type_ensure (ITEAM_TYPE_MINUTES_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-item-minutes.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamItemMinutes, actions);
  gtk_widget_class_bind_template_child (widget_class, IteamItemMinutes, documents);
  gtk_widget_class_bind_template_child (widget_class, IteamItemMinutes, editor);
  gtk_widget_class_bind_template_child (widget_class, IteamItemMinutes, outcomes);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, turn_cb);
}

static void
iteam_item_minutes_init (IteamItemMinutes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_item_minutes_set_desk:
 * @self: minutes
 * @desk: the meeting that is on the screen; once
 */
void
iteam_item_minutes_set_desk (IteamItemMinutes *self,
                             IteamMeetingDesk *desk)
{
  g_return_if_fail (ITEAM_IS_ITEM_MINUTES (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_item_minutes_flush:
 * @self: minutes
 *
 * Writes what is still being typed.
 */
void
iteam_item_minutes_flush (IteamItemMinutes *self)
{
  g_return_if_fail (ITEAM_IS_ITEM_MINUTES (self));

  iteam_minutes_editor_finish (self->editor);
}
