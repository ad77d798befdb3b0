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
 * The minutes of the agenda item that is chosen, and below them its decisions and
 * commitments. What is typed is written as it is typed; where someone else typed at the
 * same item, both texts stand; and what could not be written is kept, shown when its
 * item is chosen, and tried again.
 */

/* Seconds until what could not be written is tried again. */
#define AGAIN 5

struct _IteamItemMinutes
{
  AdwBin parent_instance;

  gint64 shown;
  guint n_writing;
  guint again_source;

  /* template children */
  IteamMinutesEditor *editor;
  GtkListBox *outcomes;

  /* owned */
  IteamMeetingDesk *desk;
  GHashTable *unwritten;
};

G_DEFINE_FINAL_TYPE (IteamItemMinutes, iteam_item_minutes, ADW_TYPE_BIN)

/* What is on its way into the file. */
typedef struct
{
  IteamItemMinutes *self;
  IteamMeetingDesk *desk;
  IteamStore *store;
  IteamDraft *draft;
  gint64 item;
  /* Whether the desk shows it already. */
  gboolean shown;
  char *read;
  char *typed;
} Writing;

static void
writing_free (Writing *writing)
{
  g_clear_object (&writing->self);
  g_object_unref (writing->desk);
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

/* What could not be written of an item is written with what was typed since. */
static void
write_upon_kept (Writing *writing)
{
  Writing *kept = g_hash_table_lookup (writing->self->unwritten, &writing->item);

  g_free (writing->read);
  writing->read = g_strdup (kept->read);
  g_hash_table_remove (writing->self->unwritten, &writing->item);
}

/* The lines that are other ones in @lines than in @before: from @first up to @n_before
 * there, and up to @n_lines here. */
static void
find_new_lines (GStrv  before,
                GStrv  lines,
                guint *first,
                guint *n_before,
                guint *n_lines)
{
  *n_before = g_strv_length (before);
  *n_lines = g_strv_length (lines);
  *first = 0;
  while (*first < MIN (*n_before, *n_lines) && g_str_equal (before[*first], lines[*first]))
    (*first)++;
  while (*n_lines > *first && *n_before > *first && g_str_equal (before[*n_before - 1], lines[*n_lines - 1]))
    {
      (*n_before)--;
      (*n_lines)--;
    }
}

static char *
join_lines (GStrv lines,
            guint first,
            guint last)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) some = NULL;

  for (guint i = first; i < last; i++)
    g_strv_builder_add (builder, lines[i]);
  some = g_strv_builder_end (builder);

  return g_strjoinv ("\n", some);
}

static gboolean
is_at (GStrv lines,
       guint place,
       GStrv sought,
       guint first,
       guint last)
{
  gboolean any = FALSE;

  for (guint i = first; i < last; i++)
    {
      if (lines[place + i - first] == NULL || !g_str_equal (lines[place + i - first], sought[i]))
        return FALSE;
      any = any || sought[i][0] != '\0';
    }

  return any;
}

/* Who goes on with lines that stand in the other text as well, goes on with them there;
 * NULL if they do not. */
static char *
put_in_place (const char *read,
              const char *theirs,
              const char *typed)
{
  g_auto (GStrv) before = g_strsplit (read, "\n", -1);
  g_auto (GStrv) lines = g_strsplit (typed, "\n", -1);
  g_auto (GStrv) others = g_strsplit (theirs, "\n", -1);
  guint n_others = g_strv_length (others), place = 0;
  guint first, n_before, n_lines;
  g_autofree char *above = NULL;
  g_autofree char *new = NULL;
  g_autofree char *below = NULL;

  find_new_lines (before, lines, &first, &n_before, &n_lines);
  while (place < n_others && !is_at (others, place, before, first, n_before))
    place++;
  if (place == n_others)
    return NULL;

  above = join_lines (others, 0, place);
  new = join_lines (lines, first, n_lines);
  below = join_lines (others, place + n_before - first, n_others);

  return g_strconcat (above, place > 0 ? "\n" : "", new, place + n_before - first < n_others ? "\n" : "", below, NULL);
}

/* Where both typed at the same lines, what is new in @typed stands below the other text. */
static char *
put_below (const char *read,
           const char *theirs,
           const char *typed)
{
  g_auto (GStrv) before = g_strsplit (read, "\n", -1);
  g_auto (GStrv) lines = g_strsplit (typed, "\n", -1);
  guint first, n_before, n_lines;
  g_autofree char *new = NULL;

  find_new_lines (before, lines, &first, &n_before, &n_lines);
  while (first < n_lines && lines[first][0] == '\0')
    first++;
  new = join_lines (lines, first, n_lines);

  return g_strjoin (theirs[0] != '\0' && new[0] != '\0' ? "\n\n" : "", theirs, new, NULL);
}

/* Someone else typed here meanwhile: both texts stay, line by line. */
static void
merge (Writing       *writing,
       IteamConflict *conflict)
{
  IteamItemMinutes *self = writing->self;
  Writing *kept = g_hash_table_lookup (self->unwritten, &writing->item);
  g_autofree char *theirs = conflict->theirs != NULL ? g_variant_dup_string (conflict->theirs, NULL) : g_strdup ("");
  const char *versions[] = { theirs, writing->typed };
  char *merged;

  /* Nobody else did: it was typed upon what could not be written. */
  if (kept != NULL && g_strcmp0 (theirs, kept->read) == 0)
    {
      write_upon_kept (writing);

      return;
    }
  merged = iteam_line_merge (writing->read, versions, G_N_ELEMENTS (versions));
  if (merged == NULL)
    merged = put_in_place (writing->read, theirs, writing->typed);
  if (merged == NULL)
    merged = put_below (writing->read, theirs, writing->typed);

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

/* Tries all once more that could not be written. */
static gboolean
again_cb (gpointer data)
{
  IteamItemMinutes *self = data;
  GHashTableIter iter;
  gpointer writing;

  self->again_source = 0;
  g_hash_table_iter_init (&iter, self->unwritten);
  while (g_hash_table_iter_next (&iter, NULL, &writing))
    {
      g_hash_table_iter_steal (&iter);
      ((Writing *) writing)->self = g_object_ref (self);
      write_minutes (writing);
    }

  return G_SOURCE_REMOVE;
}

/* What could not be written is not lost; of what was written later at the same item,
 * the text stands, upon what the file still holds. */
static void
keep (Writing *writing)
{
  g_autoptr (IteamItemMinutes) self = g_steal_pointer (&writing->self);
  Writing *later = g_hash_table_lookup (self->unwritten, &writing->item);

  if (later != NULL)
    {
      g_free (later->read);
      later->read = g_steal_pointer (&writing->read);
      writing_free (writing);
    }
  else
    {
      g_hash_table_insert (self->unwritten, &writing->item, writing);
    }
  if (self->again_source == 0)
    self->again_source = g_timeout_add_seconds (AGAIN, again_cb, self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autoptr (GError) error = NULL;

  writing->self->n_writing--;
  iteam_meeting_desk_end_write (writing->desk);
  writing->shown = FALSE;
  if (iteam_store_commit_finish (ITEAM_STORE (source), result, &error))
    return;
  if (iteam_draft_get_conflicts (writing->draft)->len > 0)
    {
      merge (writing, g_ptr_array_index (iteam_draft_get_conflicts (writing->draft), 0));
      write_minutes (g_steal_pointer (&writing));

      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (writing->self), "win.toast", "s", error->message);
  keep (g_steal_pointer (&writing));
}

static void
write_minutes (Writing *writing)
{
  g_clear_object (&writing->draft);
  writing->draft = iteam_draft_new (N_("Minutes written"));
  iteam_draft_set_text (writing->draft, ITEAM_KIND_AGENDA_ITEM, writing->item, "minutes", writing->read, writing->typed);
  writing->self->n_writing++;
  iteam_meeting_desk_begin_write (writing->desk, writing->draft, writing->shown);
  iteam_store_commit_async (writing->store, writing->draft, NULL, written_cb, writing);
}

/* What something was said of was treated; that it was postponed is said by a person. */
static void
mark_treated (IteamItemMinutes *self)
{
  IteamAgendaItem *item = get_item (self);
  g_autoptr (IteamAgendaItem) treated = NULL;

  if (iteam_agenda_item_get_fields (item)->state != ITEAM_ITEM_OPEN || !iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA))
    return;

  treated = iteam_entry_copy (item);
  g_object_set (treated, "state", ITEAM_ITEM_TREATED, NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), item, treated);
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
  writing->desk = g_object_ref (self->desk);
  writing->shown = TRUE;
  writing->store = g_object_ref (iteam_meeting_desk_get_store (self->desk));
  writing->item = self->shown;
  writing->read = g_strdup (iteam_minutes_editor_get_read (self->editor));
  if (g_hash_table_contains (self->unwritten, &writing->item))
    write_upon_kept (writing);
  writing->typed = iteam_minutes_editor_get_typed (self->editor);
  iteam_minutes_editor_take_saved (self->editor, writing->typed);
  if (writing->typed[0] != '\0')
    mark_treated (self);
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

  if (kind == ITEAM_KIND_ACTION)
    line = iteam_quick_add_read (text, iteam_store_get_directory (store), iteam_store_get_user (store), NULL, iteam_day_today ());
  else
    line = iteam_quick_add_read_outcome (text, iteam_store_get_directory (store), iteam_store_get_user (store), iteam_day_today ());
  if (line->title[0] == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("Type the line first: “make a folder @HRM by 15 May”. Then make it a decision, commitment or action point."));

      return;
    }
  iteam_minutes_editor_finish (self->editor);
  mark_treated (self);
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
sync_cb (IteamItemMinutes *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  IteamAgendaItem *item = get_item (self);
  gboolean editable;

  if (item == NULL)
    return;

  /* While something is on its way into the file, that is behind what was typed. */
  if (self->n_writing == 0 && !g_hash_table_contains (self->unwritten, &self->shown))
    iteam_minutes_editor_show (self->editor, iteam_agenda_item_get_fields (item)->minutes);
  editable = iteam_meeting_desk_may (self->desk, ITEAM_DEED_MINUTES);
  g_object_set (self->editor,
                "editable", editable,
                "placeholder", editable ? _("What was said. “- ” begins a list; Ctrl+1, 2 or 3 makes a line a decision, commitment or action point.")
                                        : _("Minutes are written from the opening of the meeting until their adoption."),
                NULL);
  show_outcomes (self, detail);
}

static void
chosen_cb (IteamItemMinutes *self)
{
  IteamAgendaItem *item;
  Writing *kept;

  iteam_item_minutes_flush (self);
  item = iteam_meeting_desk_get_item (self->desk);
  self->shown = item != NULL ? iteam_entry_get_id (ITEAM_ENTRY (item)) : 0;
  clear (self->outcomes, 0);
  kept = g_hash_table_lookup (self->unwritten, &self->shown);
  if (item != NULL)
    iteam_minutes_editor_replace (self->editor, kept != NULL ? kept->typed : iteam_agenda_item_get_fields (item)->minutes);
  sync_cb (self);
}

static void
iteam_item_minutes_dispose (GObject *object)
{
  IteamItemMinutes *self = ITEAM_ITEM_MINUTES (object);

  g_clear_handle_id (&self->again_source, g_source_remove);
  g_hash_table_remove_all (self->unwritten);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_item_minutes_parent_class)->dispose (object);
}

static void
iteam_item_minutes_finalize (GObject *object)
{
  g_hash_table_unref (ITEAM_ITEM_MINUTES (object)->unwritten);

  G_OBJECT_CLASS (iteam_item_minutes_parent_class)->finalize (object);
}

static void
iteam_item_minutes_class_init (IteamItemMinutesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_item_minutes_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_item_minutes_finalize;

  g_type_ensure (ITEAM_TYPE_MINUTES_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-item-minutes.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamItemMinutes, editor);
  gtk_widget_class_bind_template_child (widget_class, IteamItemMinutes, outcomes);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, turn_cb);
}

static void
iteam_item_minutes_init (IteamItemMinutes *self)
{
  self->unwritten = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) writing_free);
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
