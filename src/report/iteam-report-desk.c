/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-desk.h"

#include "iteam-store-report.h"

/**
 * IteamReportDesk:
 *
 * The desk of the pane of the annual report: the report on a year as the file holds it.
 */
struct _IteamReportDesk
{
  IteamDesk parent_instance;

  int year;
  gboolean year_is_chosen;

  /* owned */
  IteamReportDetail *detail;
};

G_DEFINE_FINAL_TYPE (IteamReportDesk, iteam_report_desk, ITEAM_TYPE_DESK)

static void
iteam_report_desk_read_async (IteamDesk           *desk,
                              IteamStore          *store,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  iteam_store_read_report_async (store, ITEAM_REPORT_DESK (desk)->year, cancellable, callback, data);
}

static gpointer
iteam_report_desk_read_finish (IteamStore    *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return iteam_store_read_report_finish (store, result, error);
}

static void
iteam_report_desk_read_free (gpointer read)
{
  iteam_report_detail_free (read);
}

/* The first year that is shown is one that has a report, if there is any. */
static gboolean
choose_year (IteamReportDesk   *self,
             IteamReportDetail *read)
{
  if (self->year_is_chosen)
    return FALSE;

  self->year_is_chosen = TRUE;
  if (read->report != NULL || read->years->len == 0)
    return FALSE;
  self->year = g_array_index (read->years, int, 0);

  return TRUE;
}

static gboolean
iteam_report_desk_take (IteamDesk *desk,
                        gpointer   taken)
{
  IteamReportDesk *self = ITEAM_REPORT_DESK (desk);
  IteamReportDetail *read = taken;

  if (choose_year (self, read))
    {
      iteam_report_detail_free (read);
      iteam_desk_read (desk);

      return FALSE;
    }

  if (self->detail != NULL && self->detail->year == read->year)
    {
      iteam_desk_keep_objects (self->detail->sections, read->sections);
      if (self->detail->report != NULL && read->report != NULL)
        {
          iteam_entry_assign (ITEAM_ENTRY (self->detail->report), ITEAM_ENTRY (read->report));
          g_set_object (&read->report, self->detail->report);
        }
    }
  g_clear_pointer (&self->detail, iteam_report_detail_free);
  self->detail = read;

  return TRUE;
}

static void
iteam_report_desk_forget (IteamDesk *desk)
{
  IteamReportDesk *self = ITEAM_REPORT_DESK (desk);

  g_clear_pointer (&self->detail, iteam_report_detail_free);
  self->year_is_chosen = FALSE;
}

static void
iteam_report_desk_class_init (IteamReportDeskClass *klass)
{
  IteamDeskClass *desk_class = ITEAM_DESK_CLASS (klass);

  desk_class->read_async = iteam_report_desk_read_async;
  desk_class->read_finish = iteam_report_desk_read_finish;
  desk_class->read_free = iteam_report_desk_read_free;
  desk_class->take = iteam_report_desk_take;
  desk_class->forget = iteam_report_desk_forget;
  desk_class->is_part = iteam_report_detail_is_part;
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
  iteam_desk_read (ITEAM_DESK (self));
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
