/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-meeting-row.h"
#include "iteam-text.h"

/**
 * IteamMeetingList:
 *
 * The meetings: those that are coming, the next one first, and below them the past
 * ones, the last one first. Rows are made for what is seen only, as there can be
 * thousands.
 */
struct _IteamMeetingList
{
  AdwBin parent_instance;

  /* template children */
  GtkListView *view;
  GtkSingleSelection *selection;
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;

  /* owned */
  GPtrArray *bound;
  char **words;
  GtkFilter *filter;
  GtkSorter *sorter;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamMeetingList, iteam_meeting_list, ADW_TYPE_BIN)

/* What was held or cancelled is past, whatever the day; and so is what was never held. */
static gboolean
is_past (IteamMeeting *meeting)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);

  return fields->state != ITEAM_MEETING_IN_PROGRESS &&
         (fields->state >= ITEAM_MEETING_DRAFT || (fields->day != ITEAM_DAY_NONE && fields->day < iteam_day_today ()));
}

static int
compare (gconstpointer first,
         gconstpointer second,
         gpointer      user_data)
{
  IteamMeeting *a = (gpointer) first;
  IteamMeeting *b = (gpointer) second;

  if (is_past (a) != is_past (b))
    return is_past (a) ? 1 : -1;

  return is_past (a) ? iteam_meeting_compare (b, a) : iteam_meeting_compare (a, b);
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  IteamMeetingList *self = user_data;
  g_autofree char *folded = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;

  folded = iteam_meeting_fold (item);
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;

  return TRUE;
}

static void
setup_cb (IteamMeetingList *self,
          GtkListItem      *item)
{
  gtk_list_item_set_child (item, iteam_meeting_row_new ());
}

/* Shows a meeting in its row, under a heading where it is the first of its sort. */
static void
show_item (IteamMeetingList *self,
           GtkListItem      *item)
{
  IteamMeeting *meeting = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  g_autoptr (IteamMeeting) before = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1) : NULL;
  const char *heading = is_past (meeting) ? _("Past") : _("Coming");

  if (before != NULL && is_past (before) == is_past (meeting))
    heading = NULL;
  iteam_meeting_row_show (ITEAM_MEETING_ROW (gtk_list_item_get_child (item)), meeting, heading);
}

static void
bind_cb (IteamMeetingList *self,
         GtkListItem      *item)
{
  g_ptr_array_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (IteamMeetingList *self,
           GtkListItem      *item)
{
  g_ptr_array_remove (self->bound, item);
  iteam_meeting_row_show (ITEAM_MEETING_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

/* What stands above a row may be another one now. */
static void
order_changed_cb (IteamMeetingList *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    if (gtk_list_item_get_item (g_ptr_array_index (self->bound, i)) != NULL)
      show_item (self, g_ptr_array_index (self->bound, i));
}

static void
selected_cb (IteamMeetingList *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
activated_cb (IteamMeetingList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
iteam_meeting_list_dispose (GObject *object)
{
  IteamMeetingList *self = ITEAM_MEETING_LIST (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (iteam_meeting_list_parent_class)->dispose (object);
}

static void
iteam_meeting_list_finalize (GObject *object)
{
  g_ptr_array_unref (ITEAM_MEETING_LIST (object)->bound);

  G_OBJECT_CLASS (iteam_meeting_list_parent_class)->finalize (object);
}

static void
iteam_meeting_list_class_init (IteamMeetingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_meeting_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_meeting_list_finalize;

  /**
   * IteamMeetingList::selected:
   *
   * Emitted when another meeting was chosen, or none is any more.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamMeetingList::opened:
   *
   * Emitted when the meeting that is chosen is to be opened.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-meeting-list.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingList, filtered);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingList, selection);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingList, sorted);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingList, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
iteam_meeting_list_init (IteamMeetingList *self)
{
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  gtk_filter_list_model_set_filter (self->filtered, self->filter);
  gtk_sort_list_model_set_sorter (self->sorted, self->sorter);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * iteam_meeting_list_set_meetings:
 * @self: a list
 * @meetings: (element-type IteamMeeting): the register
 */
void
iteam_meeting_list_set_meetings (IteamMeetingList *self,
                                 GListModel       *meetings)
{
  g_return_if_fail (ITEAM_IS_MEETING_LIST (self));

  gtk_filter_list_model_set_model (self->filtered, meetings);
}

/**
 * iteam_meeting_list_search:
 * @self: a list
 * @text: words that a meeting is to have, each, in its name, date, place or state
 */
void
iteam_meeting_list_search (IteamMeetingList *self,
                           const char       *text)
{
  g_return_if_fail (ITEAM_IS_MEETING_LIST (self));

  g_strfreev (self->words);
  self->words = iteam_text_words (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * iteam_meeting_list_update:
 * @self: a list
 *
 * Puts the meetings in order as they are now.
 */
void
iteam_meeting_list_update (IteamMeetingList *self)
{
  g_return_if_fail (ITEAM_IS_MEETING_LIST (self));

  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * iteam_meeting_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many meetings are shown.
 */
guint
iteam_meeting_list_get_n_shown (IteamMeetingList *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/**
 * iteam_meeting_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the meeting that is chosen.
 */
IteamMeeting *
iteam_meeting_list_get_selected (IteamMeetingList *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

static void
select_at (IteamMeetingList *self,
           guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/**
 * iteam_meeting_list_select:
 * @self: a list
 * @id: key of a meeting
 *
 * Returns: whether it is shown, and chosen now.
 */
gboolean
iteam_meeting_list_select (IteamMeetingList *self,
                           gint64            id)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_LIST (self), FALSE);

  for (guint i = 0; i < iteam_meeting_list_get_n_shown (self); i++)
    {
      g_autoptr (IteamEntry) meeting = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (iteam_entry_get_id (meeting) != id)
        continue;
      select_at (self, i);

      return TRUE;
    }

  return FALSE;
}

/**
 * iteam_meeting_list_select_next:
 * @self: a list
 *
 * Chooses the next meeting that is coming, or else the last one.
 *
 * Returns: whether there is one.
 */
gboolean
iteam_meeting_list_select_next (IteamMeetingList *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_LIST (self), FALSE);

  if (iteam_meeting_list_get_n_shown (self) == 0)
    return FALSE;
  select_at (self, 0);

  return TRUE;
}
