/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-calendar-all.h"

#include <glib/gi18n-lib.h>

#include "iteam-calendar-private.h"
#include "iteam-calendar.h"
#include "iteam-store-documents.h"
#include "iteam-store-meetings.h"
#include "iteam-store-programme.h"

/* Everything that has a date as one calendar: meetings and what is to come of their
 * series, and as whole days the due dates of open action points, reviews of documents,
 * activities and spotlights. Many a calendar leaves out tasks (VTODO), so that all are
 * events. */

typedef struct
{
  GPtrArray *meetings;
  GPtrArray *series;
  GPtrArray *actions;
  GPtrArray *documents;
} Gathered;

static void
gathered_free (gpointer data)
{
  Gathered *self = data;

  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}

static void
add_property (icalcomponent *event,
              icalproperty  *property)
{
  icalproperty_add_parameter (property, icalparameter_new_value (ICAL_VALUE_DATE));
  icalcomponent_add_property (event, property);
}

/* Whole days, which nobody is busy on. The end is the day behind the last (RFC 5545, 3.6.1). */
static void
add_days (icalcomponent *calendar,
          IteamKind      kind,
          gint64         id,
          const char    *title,
          const char    *text,
          IteamDay       first,
          IteamDay       last)
{
  g_autofree char *uid = NULL;
  icalcomponent *event;

  if (first == ITEAM_DAY_NONE)
    return;
  uid = g_strdup_printf ("%s-%" G_GINT64_FORMAT ITEAM_CALENDAR_DOMAIN, iteam_kind_to_nick (kind), id);
  event = icalcomponent_vanew (ICAL_VEVENT_COMPONENT,
                               icalproperty_new_uid (uid),
                               icalproperty_new_dtstamp (icaltime_current_time_with_zone (icaltimezone_get_utc_timezone ())),
                               icalproperty_new_summary (title),
                               icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT),
                               NULL);
  if (text != NULL)
    icalcomponent_add_property (event, icalproperty_new_description (text));
  add_property (event, icalproperty_new_dtstart (iteam_calendar_make_time (first, ITEAM_TIME_NONE)));
  add_property (event, icalproperty_new_dtend (iteam_calendar_make_time (MAX (first, last) + 1, ITEAM_TIME_NONE)));
  icalcomponent_add_component (calendar, event);
}

static void
add_actions (icalcomponent *calendar,
             GPtrArray     *actions)
{
  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);
      const IteamActionFields *fields = iteam_action_point_get_fields (action);
      g_autofree char *number = iteam_action_point_format_number (action);
      g_autofree char *title = g_strdup_printf ("%s %s", number, fields->title);

      if (iteam_action_point_is_open (action))
        add_days (calendar, ITEAM_KIND_ACTION, iteam_action_point_get_id (action), title, fields->description, fields->due, fields->due);
    }
}

static void
add_reviews (icalcomponent *calendar,
             GPtrArray     *documents)
{
  for (guint i = 0; i < documents->len; i++)
    {
      IteamDocument *document = g_ptr_array_index (documents, i);
      const IteamDocumentFields *fields = iteam_document_get_fields (document);
      g_autofree char *number = iteam_document_format_number (document);
      /* Translators: a number as D-3, and the title of a document. */
      g_autofree char *title = g_strdup_printf (_("Review of %s %s"), number, fields->title);

      if (fields->superseded_by == 0)
        add_days (calendar, ITEAM_KIND_DOCUMENT, iteam_document_get_id (document), title, fields->summary, fields->review, fields->review);
    }
}

static void
add_programme (icalcomponent        *calendar,
               const IteamProgramme *programme)
{
  for (guint i = 0; i < programme->activities->len; i++)
    {
      IteamActivity *activity = g_ptr_array_index (programme->activities, i);
      const IteamActivityFields *fields = iteam_activity_get_fields (activity);

      if (fields->state != ITEAM_ACTIVITY_CANCELLED)
        add_days (calendar, ITEAM_KIND_ACTIVITY, iteam_entry_get_id (ITEAM_ENTRY (activity)), fields->title, NULL, fields->first, fields->last);
    }
  for (guint i = 0; i < programme->spotlights->len; i++)
    {
      IteamSpotlight *spotlight = g_ptr_array_index (programme->spotlights, i);
      const IteamSpotlightFields *fields = iteam_spotlight_get_fields (spotlight);
      /* Translators: what a pillar’s spotlight is called. */
      g_autofree char *title = g_strdup_printf (_("In the spotlight: %s"), fields->title);

      add_days (calendar, ITEAM_KIND_SPOTLIGHT, iteam_entry_get_id (ITEAM_ENTRY (spotlight)), title, fields->text, fields->first, fields->last);
    }
}

static char *
write_all (IteamStore           *store,
           const Gathered       *gathered,
           const IteamProgramme *programme)
{
  g_autofree char *meetings = iteam_calendar_publish (gathered->meetings, gathered->series, iteam_store_get_directory (store));
  icalcomponent *calendar = icalcomponent_new_from_string (meetings);
  char *written, *text;

  add_actions (calendar, gathered->actions);
  add_reviews (calendar, gathered->documents);
  add_programme (calendar, programme);
  written = icalcomponent_as_ical_string_r (calendar);
  text = g_strdup (written);
  icalmemory_free_buffer (written);
  icalcomponent_free (calendar);

  return text;
}

static void
on_programme (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (IteamProgramme) programme = iteam_store_read_programme_finish (ITEAM_STORE (source), result, &error);

  if (programme == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, write_all (ITEAM_STORE (source), g_task_get_task_data (task), programme), g_free);
}

static void
on_documents (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathered *gathered = g_task_get_task_data (task);
  GError *error = NULL;

  gathered->documents = iteam_store_read_documents_finish (ITEAM_STORE (source), result, &error);
  if (gathered->documents == NULL)
    g_task_return_error (task, error);
  else
    iteam_store_read_programme_async (ITEAM_STORE (source), g_task_get_cancellable (task), on_programme, g_object_ref (task));
}

static void
on_actions (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathered *gathered = g_task_get_task_data (task);
  GError *error = NULL;

  gathered->actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, &error);
  if (gathered->actions == NULL)
    g_task_return_error (task, error);
  else
    iteam_store_read_documents_async (ITEAM_STORE (source), NULL, g_task_get_cancellable (task), on_documents, g_object_ref (task));
}

static void
on_series (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathered *gathered = g_task_get_task_data (task);
  GError *error = NULL;

  gathered->series = iteam_store_read_series_finish (ITEAM_STORE (source), result, &error);
  if (gathered->series == NULL)
    g_task_return_error (task, error);
  else
    iteam_store_read_actions_async (ITEAM_STORE (source), NULL, g_task_get_cancellable (task), on_actions, g_object_ref (task));
}

static void
on_meetings (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathered *gathered = g_task_get_task_data (task);
  GError *error = NULL;

  gathered->meetings = iteam_store_read_meetings_finish (ITEAM_STORE (source), result, &error);
  if (gathered->meetings == NULL)
    g_task_return_error (task, error);
  else
    iteam_store_read_series_async (ITEAM_STORE (source), g_task_get_cancellable (task), on_series, g_object_ref (task));
}

/**
 * iteam_calendar_export_async:
 * @store: a store with a file open
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Gathers everything that has a date.
 */
void
iteam_calendar_export_async (IteamStore          *store,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_calendar_export_async);
  g_task_set_task_data (task, g_new0 (Gathered, 1), gathered_free);
  iteam_store_read_meetings_async (store, NULL, cancellable, on_meetings, task);
}

/**
 * iteam_calendar_export_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the text of an iCalendar file.
 */
char *
iteam_calendar_export_finish (IteamStore    *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
