/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-workbook.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "iteam-action-cells.h"
#include "iteam-error.h"

/* What a cell of Office Open XML has room for, in characters. */
#define MAX_CHARACTERS 32767

/* How wide a column is, in digits of the standard font; what is not named here is as wide as a
 * status. */
static const double widths[ITEAM_N_CSV_WRITTEN] = {
  [ITEAM_CSV_NUMBER] = 9,
  [ITEAM_CSV_TITLE] = 52,
  [ITEAM_CSV_OWNERS] = 28,
  [ITEAM_CSV_START] = 12,
  [ITEAM_CSV_DUE] = 12,
  [ITEAM_CSV_PILLAR] = 22,
  [ITEAM_CSV_DESCRIPTION] = 52,
  [ITEAM_CSV_CREATED] = 14,
  [ITEAM_CSV_CLOSED] = 14,
};
#define USUAL_WIDTH 16

typedef struct
{
  lxw_worksheet *sheet;
  lxw_format *heading;
  lxw_format *text;
  lxw_format *day;
} Sheet;

static lxw_error
write_text (Sheet      *self,
            guint       row,
            int         column,
            const char *text,
            lxw_format *format)
{
  g_autofree char *start = NULL;

  if (text == NULL || *text == '\0')
    return LXW_NO_ERROR;
  if (g_utf8_strlen (text, -1) > MAX_CHARACTERS)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, MAX_CHARACTERS - 1);

      start = g_strconcat (cut, "…", NULL);
    }

  return worksheet_write_string (self->sheet, row, (lxw_col_t) column, start != NULL ? start : text, format);
}

static lxw_error
write_day (Sheet    *self,
           guint     row,
           int       column,
           IteamDay  day)
{
  lxw_datetime date = { 0 };

  if (day == ITEAM_DAY_NONE)
    return LXW_NO_ERROR;

  iteam_day_to_ymd (day, &date.year, &date.month, &date.day);

  return worksheet_write_datetime (self->sheet, row, (lxw_col_t) column, &date, self->day);
}

static lxw_error
write_action (Sheet            *self,
              guint             row,
              IteamActionPoint *action,
              IteamDirectory   *directory)
{
  lxw_error failed = LXW_NO_ERROR;

  for (int i = 0; i < ITEAM_N_CSV_WRITTEN && failed == LXW_NO_ERROR; i++)
    if (iteam_action_cell_is_day ((IteamCsvColumn) i))
      failed = write_day (self, row, i, iteam_action_cell_get_day (action, (IteamCsvColumn) i));
    else
      {
        g_autofree char *text = iteam_action_cell_get_text (action, (IteamCsvColumn) i, directory);

        failed = write_text (self, row, i, text, self->text);
      }

  return failed;
}

/* Headings that stay where they are, and by which one filters. */
static lxw_error
write_headings (Sheet *self,
                guint  n_actions)
{
  lxw_error failed = LXW_NO_ERROR;

  for (int i = 0; i < ITEAM_N_CSV_WRITTEN && failed == LXW_NO_ERROR; i++)
    {
      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, widths[i] > 0 ? widths[i] : USUAL_WIDTH, NULL);
      failed = write_text (self, 0, i, iteam_csv_column_label ((IteamCsvColumn) i), self->heading);
    }
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_autofilter (self->sheet, 0, 0, n_actions, ITEAM_N_CSV_WRITTEN - 1);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);

  return failed;
}

/* The library writes numbers as the locale of the thread has them, which with a comma is no workbook
 * any more. Returns what is to be set again, or 0. */
static locale_t
use_decimal_points (locale_t *own)
{
  *own = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));

  return *own != (locale_t) 0 ? uselocale (*own) : (locale_t) 0;
}

static lxw_error
write_workbook (const char     *path,
                GPtrArray      *actions,
                IteamDirectory *directory)
{
  lxw_workbook *book = workbook_new (path);
  lxw_doc_properties properties = { .title = (char *) _("Action points") };
  lxw_error failed, not_closed;
  Sheet self;

  if (book == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;

  workbook_set_properties (book, &properties);
  self.sheet = workbook_add_worksheet (book, _("Action points"));
  self.heading = workbook_add_format (book);
  format_set_bold (self.heading);
  format_set_bottom (self.heading, LXW_BORDER_THIN);
  self.text = workbook_add_format (book);
  format_set_text_wrap (self.text);
  format_set_align (self.text, LXW_ALIGN_VERTICAL_TOP);
  self.day = workbook_add_format (book);
  format_set_num_format (self.day, "d-m-yyyy");
  format_set_align (self.day, LXW_ALIGN_VERTICAL_TOP);
  format_set_align (self.day, LXW_ALIGN_LEFT);

  failed = write_headings (&self, actions->len);
  for (guint i = 0; i < actions->len && failed == LXW_NO_ERROR; i++)
    failed = write_action (&self, i + 1, actions->pdata[i], directory);
  not_closed = workbook_close (book);

  return failed != LXW_NO_ERROR ? failed : not_closed;
}

/**
 * iteam_action_workbook_write:
 * @actions: (element-type IteamActionPoint): action points
 * @directory: the people and pillars that they refer to
 * @error: return location for an error
 *
 * Writes a workbook (Office Open XML, .xlsx) with the columns of iteam_action_csv_write(), in
 * which dates are dates. A text that is longer than a cell can be ends in "…".
 *
 * Returns: (transfer full) (nullable): the workbook, which iteam_action_csv_read() reads, or
 *   %NULL with %ITEAM_ERROR_FAILED.
 */
GBytes *
iteam_action_workbook_write (GPtrArray       *actions,
                             IteamDirectory  *directory,
                             GError         **error)
{
  g_autoptr (GError) file_error = NULL;
  g_autofree char *path = NULL;
  locale_t before, with_points;
  lxw_error failed;
  char *data = NULL;
  gsize length;
  int fd;

  g_return_val_if_fail (actions != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  /* The library writes to a file, and only there. */
  fd = g_file_open_tmp ("iteam-XXXXXX.xlsx", &path, &file_error);
  if (fd >= 0)
    {
      close (fd);
      before = use_decimal_points (&with_points);
      failed = write_workbook (path, actions, directory);
      if (before != (locale_t) 0)
        {
          uselocale (before);
          freelocale (with_points);
        }
      if (failed != LXW_NO_ERROR)
        g_set_error_literal (&file_error, ITEAM_ERROR, ITEAM_ERROR_FAILED, lxw_strerror (failed));
      else
        g_file_get_contents (path, &data, &length, &file_error);
      g_unlink (path);
    }

  if (data == NULL)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, _("The spreadsheet could not be written (%s)."), file_error->message);

      return NULL;
    }

  return g_bytes_new_take (data, length);
}
