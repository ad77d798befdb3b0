/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-cite-popover.h"

#include <glib/gi18n-lib.h>

#include "iteam-directory.h"
#include "iteam-markup.h"
#include "iteam-meeting-rules.h"
#include "iteam-place.h"
#include "iteam-save.h"
#include "iteam-store-meetings.h"

/* So many meetings are offered, the last ones: minutes are seldom written of more. */
#define MOST_MEETINGS 4

/**
 * IteamReaderCitePopover:
 *
 * Where a passage goes into the minutes: the items of the meetings whose minutes are
 * being written, of which one is chosen. The item keeps the page as well, and leads
 * back there.
 */
struct _IteamReaderCitePopover
{
  GtkPopover parent_instance;

  /* template children */
  GtkLabel *quote_label;
  GtkStack *stack;
  GtkListBox *list;

  /* owned */
  IteamStore *store;
  IteamPassage *passage;
  char *citation;
  GCancellable *reading;
  GQueue unread;
  GPtrArray *details;
};

G_DEFINE_FINAL_TYPE (IteamReaderCitePopover, iteam_reader_cite_popover, GTK_TYPE_POPOVER)

static void read_next (IteamReaderCitePopover *self);

/* The meeting that a row is about, with all that belongs to it; the popover keeps it. */
static const IteamMeetingDetail *
get_detail (gpointer row)
{
  return g_object_get_data (row, "iteam-detail");
}

static void
add_row (IteamReaderCitePopover   *self,
         const IteamMeetingDetail *detail,
         guint                     position)
{
  IteamAgendaItem *item = detail->items->pdata[position];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), iteam_agenda_item_get_fields (item)->title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "iteam-detail", (gpointer) detail);
  g_object_set_data_full (G_OBJECT (row), "iteam-item", g_object_ref (item), g_object_unref);
  gtk_list_box_append (self->list, row);
}

/* The first row of a meeting says which one it is. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  g_autofree char *name = NULL;
  GtkWidget *label;

  if (before != NULL && get_detail (before) == get_detail (row))
    {
      gtk_list_box_row_set_header (row, NULL);

      return;
    }

  name = iteam_meeting_format_name (get_detail (row)->meeting);
  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

static void
clear (IteamReaderCitePopover *self)
{
  GtkListBoxRow *row;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_queue_clear_full (&self->unread, g_object_unref);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->details, 0);
}

static void
show_items (IteamReaderCitePopover *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "items" : "nothing");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
detail_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (IteamReaderCitePopover) self = user_data;
  g_autoptr (GError) error = NULL;
  IteamMeetingDetail *detail = iteam_store_read_meeting_finish (ITEAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* One that cannot be read is not offered; its pane tells why. */
  if (detail != NULL)
    {
      g_ptr_array_add (self->details, detail);
      for (guint i = 0; i < detail->items->len; i++)
        add_row (self, detail, i);
    }
  read_next (self);
}

static void
read_next (IteamReaderCitePopover *self)
{
  g_autoptr (IteamMeeting) meeting = g_queue_pop_head (&self->unread);

  if (meeting != NULL)
    iteam_store_read_meeting_async (self->store, iteam_entry_get_id (ITEAM_ENTRY (meeting)), self->reading, detail_read_cb,
                                    g_object_ref (self));
  else
    show_items (self);
}

static int
compare_last_first (gconstpointer a,
                    gconstpointer b,
                    gpointer      user_data)
{
  return -iteam_meeting_compare ((IteamMeeting *) a, (IteamMeeting *) b);
}

static void
meetings_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (IteamReaderCitePopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = iteam_store_read_meetings_finish (ITEAM_STORE (source), result, &error);
  IteamPerson *person = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  person = iteam_directory_find_person (iteam_store_get_directory (self->store), iteam_store_get_user (self->store));
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    if (iteam_meeting_may (meetings->pdata[i], ITEAM_DEED_MINUTES, person, iteam_day_today ()))
      g_queue_push_tail (&self->unread, g_object_ref (meetings->pdata[i]));
  g_queue_sort (&self->unread, compare_last_first, NULL);
  while (g_queue_get_length (&self->unread) > MOST_MEETINGS)
    g_object_unref (g_queue_pop_tail (&self->unread));
  read_next (self);
}

/* The passage as a paragraph of its own below what is there. */
static char *
append_citation (IteamReaderCitePopover *self,
                 const char             *minutes)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_markup_line_free);
  g_autofree char *before = g_strdup (minutes != NULL ? minutes : "");
  g_autofree char *citation = NULL;

  g_ptr_array_add (lines, iteam_markup_line_new (ITEAM_MARKUP_PARAGRAPH, 0, self->citation));
  citation = iteam_markup_write (lines);
  g_strchomp (before);

  return g_strconcat (before, before[0] != '\0' ? "\n\n" : "", citation, NULL);
}

static void
row_activated_cb (IteamReaderCitePopover *self,
                  GtkListBoxRow          *row)
{
  const IteamPassageFields *fields = iteam_passage_get_fields (self->passage);
  const IteamMeetingDetail *detail = get_detail (row);
  IteamAgendaItem *item = g_object_get_data (G_OBJECT (row), "iteam-item");
  g_autofree char *minutes = append_citation (self, iteam_agenda_item_get_fields (item)->minutes);
  g_autofree char *told = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  /* Translators: the title of an agenda item. */
  told = g_strdup_printf (_("Cited in the minutes at “%s”"), iteam_agenda_item_get_fields (item)->title);
  draft = iteam_place_draft_citation (detail, item, fields->document, fields->page, fields->quote, minutes);
  gtk_popover_popdown (GTK_POPOVER (self));
  iteam_save_and_tell (GTK_WIDGET (self), self->store, draft, told, NULL);
}

static void
iteam_reader_cite_popover_dispose (GObject *object)
{
  IteamReaderCitePopover *self = ITEAM_READER_CITE_POPOVER (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_queue_clear_full (&self->unread, g_object_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->passage);

  G_OBJECT_CLASS (iteam_reader_cite_popover_parent_class)->dispose (object);
}

static void
iteam_reader_cite_popover_finalize (GObject *object)
{
  IteamReaderCitePopover *self = ITEAM_READER_CITE_POPOVER (object);

  g_ptr_array_unref (self->details);
  g_free (self->citation);

  G_OBJECT_CLASS (iteam_reader_cite_popover_parent_class)->finalize (object);
}

static void
iteam_reader_cite_popover_class_init (IteamReaderCitePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_reader_cite_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_reader_cite_popover_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-cite-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderCitePopover, list);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderCitePopover, quote_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderCitePopover, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
iteam_reader_cite_popover_init (IteamReaderCitePopover *self)
{
  g_queue_init (&self->unread);
  self->details = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_meeting_detail_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

/**
 * iteam_reader_cite_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent and a passage.
 */
IteamReaderCitePopover *
iteam_reader_cite_popover_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_CITE_POPOVER, NULL);
}

/**
 * iteam_reader_cite_popover_set_passage:
 * @self: a popover
 * @store: the team file
 * @passage: a passage of a document, which need not be in the file
 * @citation: the passage with its source, as it goes into the minutes
 *
 * Says what is cited, and looks which minutes are being written.
 */
void
iteam_reader_cite_popover_set_passage (IteamReaderCitePopover *self,
                                       IteamStore             *store,
                                       IteamPassage           *passage,
                                       const char             *citation)
{
  g_return_if_fail (ITEAM_IS_READER_CITE_POPOVER (self));
  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (ITEAM_IS_PASSAGE (passage));

  clear (self);
  g_set_object (&self->store, store);
  g_set_object (&self->passage, passage);
  g_free (self->citation);
  self->citation = g_strdup (citation);
  gtk_label_set_label (self->quote_label, citation);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  self->reading = g_cancellable_new ();
  iteam_store_read_meetings_async (store, NULL, self->reading, meetings_read_cb, g_object_ref (self));
}
