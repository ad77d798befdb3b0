/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-backup-words.h"

#include <glib/gi18n-lib.h>

/* Backups as people speak of them. */

/**
 * iteam_backup_words_day:
 * @backup: a backup
 *
 * Returns: (transfer full): of when it is, "Thursday 26 November 2026".
 */
char *
iteam_backup_words_day (const IteamBackup *backup)
{
  return iteam_day_format (backup->day, iteam_day_today (), ITEAM_DAY_LONG);
}

/**
 * iteam_backup_words_kind:
 * @backup: a backup
 *
 * Returns: (transfer full): how it came to be, and how large it is.
 */
char *
iteam_backup_words_kind (const IteamBackup *backup)
{
  g_autofree char *size = g_format_size ((guint64) backup->size);
  const char *kind = backup->kind == ITEAM_BACKUP_MIGRATION ? _("Before the format of the file changed") : _("Backup of the day");

  return g_strdup_printf ("%s · %s", kind, size);
}

static char *
last_change (const IteamStoreInfo *info)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (info->last_change / G_USEC_PER_SEC);
  g_autofree char *clock = when != NULL ? g_date_time_format (when, "%H:%M") : NULL;
  g_autofree char *day = NULL;
  int year, month, in_month;

  if (when == NULL || info->last_change == 0)
    return g_strdup (_("Nothing was changed in it."));

  g_date_time_get_ymd (when, &year, &month, &in_month);
  day = iteam_day_format (iteam_day_from_ymd (year, month, in_month), iteam_day_today (), ITEAM_DAY_LONG);
  if (info->last_who != NULL && info->last_who[0] != '\0')
    /* Translators: a day, a time, and someone’s name. */
    return g_strdup_printf (_("Last changed on %s at %s by %s."), day, clock, info->last_who);

  /* Translators: a day and a time. */
  return g_strdup_printf (_("Last changed on %s at %s."), day, clock);
}

/**
 * iteam_backup_words_holds:
 * @info: a backup in figures
 *
 * Returns: (transfer full): these in sentences.
 */
char *
iteam_backup_words_holds (const IteamStoreInfo *info)
{
  g_autofree char *actions = g_strdup_printf (ngettext ("%d action point", "%d action points", (gulong) info->n_actions), info->n_actions);
  g_autofree char *people = g_strdup_printf (ngettext ("%d person", "%d people", (gulong) info->n_people), info->n_people);
  g_autofree char *change = last_change (info);

  /* Translators: “12 action points”, how many are open and how many are closed,
   * “8 people”, and a sentence about the last change. */
  return g_strdup_printf (_("%s: %d open, %d done or dropped. %s. %s"), actions, info->n_open, info->n_actions - info->n_open, people, change);
}
