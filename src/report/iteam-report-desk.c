/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-desk.h"

#include "iteam-save.h"
#include "iteam-store-report.h"

/**
 * IteamReportDesk:
 *
 * What the parts of the pane of the annual report have in common: the report on a year as
 * the file holds it, kept up to date, and the way of an edit into the file.
 */
struct _IteamReportDesk
{
  GObject parent_instance;

  int year;
  gboolean year_is_chosen;
  guint n_saving;
  gboolean stale;

  /* owned */
  IteamStore *store;
  IteamReportDetail *detail;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReportDesk, iteam_report_desk, G_TYPE_OBJECT)

static void read_again (IteamReportDesk *self);

/* A section that is known keeps its object, as what shows it holds that. */
static void
keep_sections (GPtrArray *known,
               GPtrArray *read)
{
  for (guint i = 0; i < read->len; i++)
    for (guint j = 0; j < known->len; j++)
      if (iteam_entry_get_id (known->pdata[j]) == iteam_entry_get_id (read->pdata[i]))
        {
          iteam_entry_assign (known->pdata[j], read->pdata[i]);
          g_object_unref (read->pdata[i]);
          read->pdata[i] = g_object_ref (known->pdata[j]);
          break;
        }
}

static void
take (IteamReportDesk   *self,
      IteamReportDetail *read)
{
  if (self->detail != NULL && self->detail->year == read->year)
    {
      keep_sections (self->detail->sections, read->sections);
      if (self->detail->report != NULL && read->report != NULL)
        {
          iteam_entry_assign (ITEAM_ENTRY (self->detail->report), ITEAM_ENTRY (read->report));
          g_set_object (&read->report, self->detail->report);
        }
    }
  g_clear_pointer (&self->detail, iteam_report_detail_free);
  self->detail = read;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamReportDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamReportDetail) detail = iteam_store_read_report_finish (ITEAM_STORE (source), result, &error);

  if (source != (gpointer) self->store || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (detail == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);

      return;
    }
  /* While an edit is under way the file is behind what is shown. */
  if (self->n_saving > 0)
    {
      self->stale = TRUE;

      return;
    }
  /* The first year that is shown is one that has a report, if there is any. */
  if (!self->year_is_chosen && detail->report == NULL && detail->years->len > 0)
    {
      self->year = g_array_index (detail->years, int, 0);
      self->year_is_chosen = TRUE;
      read_again (self);

      return;
    }

  self->year_is_chosen = TRUE;
  take (self, g_steal_pointer (&detail));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
read_again (IteamReportDesk *self)
{
  if (self->store == NULL)
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  iteam_store_read_report_async (self->store, self->year, self->cancellable, read_cb, g_object_ref (self));
}

static void
store_changed_cb (IteamReportDesk    *self,
                  const IteamChanges *changes)
{
  gboolean concerned = changes->everything;

  for (guint i = 0; !concerned && i < changes->refs->len; i++)
    concerned = iteam_report_detail_is_part (g_array_index (changes->refs, IteamRef, i).kind);
  if (concerned)
    read_again (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamReportDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = iteam_save_finish (GTK_WIDGET (source), result, &error);

  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", error->message);
  self->n_saving--;
  /* What was not written is not shown as if it were. */
  if (self->n_saving == 0 && (self->stale || !written))
    read_again (self);
}

static void
iteam_report_desk_dispose (GObject *object)
{
  iteam_report_desk_set_store (ITEAM_REPORT_DESK (object), NULL);

  G_OBJECT_CLASS (iteam_report_desk_parent_class)->dispose (object);
}

static void
iteam_report_desk_class_init (IteamReportDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_report_desk_dispose;

  /**
   * IteamReportDesk::changed:
   *
   * Emitted when the report, or what it tells of, was read or edited.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamReportDesk::failed:
   * @message: why, a whole sentence
   *
   * Emitted when the report could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
iteam_report_desk_init (IteamReportDesk *self)
{
  iteam_day_to_ymd (iteam_day_today (), &self->year, NULL, NULL);
  self->year--;
}

/**
 * iteam_report_desk_new:
 *
 * Returns: (transfer full): a desk without a file, at last year.
 */
IteamReportDesk *
iteam_report_desk_new (void)
{
  return g_object_new (ITEAM_TYPE_REPORT_DESK, NULL);
}

/**
 * iteam_report_desk_set_store:
 * @self: a desk
 * @store: (nullable): the team file to read from
 */
void
iteam_report_desk_set_store (IteamReportDesk *self,
                             IteamStore      *store)
{
  g_return_if_fail (ITEAM_IS_REPORT_DESK (self));

  if (self->store == store)
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->detail, iteam_report_detail_free);
  self->year_is_chosen = FALSE;
  if (store == NULL)
    return;

  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  read_again (self);
}

/**
 * iteam_report_desk_get_store:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the team file.
 */
IteamStore *
iteam_report_desk_get_store (IteamReportDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_DESK (self), NULL);

  return self->store;
}

/**
 * iteam_report_desk_get_directory:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the people and pillars of the team file.
 */
IteamDirectory *
iteam_report_desk_get_directory (IteamReportDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_DESK (self), NULL);

  return self->store != NULL ? iteam_store_get_directory (self->store) : NULL;
}

/**
 * iteam_report_desk_get_writable:
 * @self: a desk
 *
 * Returns: whether the file can be written.
 */
gboolean
iteam_report_desk_get_writable (IteamReportDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_DESK (self), FALSE);

  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

/**
 * iteam_report_desk_get_year:
 * @self: a desk
 *
 * Returns: the year whose report is shown.
 */
int
iteam_report_desk_get_year (IteamReportDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_DESK (self), 0);

  return self->year;
}

/**
 * iteam_report_desk_set_year:
 * @self: a desk
 * @year: the year whose report is to be shown
 */
void
iteam_report_desk_set_year (IteamReportDesk *self,
                            int              year)
{
  g_return_if_fail (ITEAM_IS_REPORT_DESK (self));

  if (self->year == year)
    return;

  self->year = year;
  self->year_is_chosen = TRUE;
  read_again (self);
}

/**
 * iteam_report_desk_get_detail:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the report as it was read, with the edits that are on
 *   their way into the file; %NULL while it is being read for the first time.
 */
IteamReportDetail *
iteam_report_desk_get_detail (IteamReportDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_DESK (self), NULL);

  return self->detail;
}

/**
 * iteam_report_desk_save:
 * @self: a desk
 * @widget: where it was edited
 * @draft: (transfer none): an edit; nothing happens if it is empty
 *
 * Writes it, and tells if that fails.
 */
void
iteam_report_desk_save (IteamReportDesk *self,
                        GtkWidget       *widget,
                        IteamDraft      *draft)
{
  g_return_if_fail (ITEAM_IS_REPORT_DESK (self));

  if (self->store == NULL || iteam_draft_is_empty (draft))
    return;

  self->n_saving++;
  iteam_save_async (widget, self->store, draft, saved_cb, g_object_ref (self));
}

/**
 * iteam_report_desk_edit:
 * @self: a desk
 * @widget: where it was edited
 * @read: (type IteamEntry): the report or a section
 * @edited: (type IteamEntry): a copy of it that was edited
 *
 * Writes what differs, and shows it at once.
 */
void
iteam_report_desk_edit (IteamReportDesk *self,
                        GtkWidget       *widget,
                        gpointer         read,
                        gpointer         edited)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_REPORT_DESK (self));

  draft = iteam_entry_draft_changes (read, edited);
  if (iteam_draft_is_empty (draft))
    return;

  iteam_report_desk_save (self, widget, draft);
  iteam_entry_assign (read, edited);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
