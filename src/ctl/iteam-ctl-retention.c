/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-meeting.h"

#include <glib/gi18n-lib.h>

#include "iteam-ctl-document-fields.h"
#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"
#include "iteam-error.h"
#include "iteam-store-retention.h"

/* The verb about what need not be kept any more. */

static char *
format_number (const IteamRef *thing,
               int             number)
{
  return number > 0 ? g_strdup_printf ("%s-%d", iteam_kind_get_letter (thing->kind), number)
                    : g_strdup_printf ("%s-…", iteam_kind_get_letter (thing->kind));
}

static gboolean
is_over (const IteamRetained *retained)
{
  return retained->until != ITEAM_DAY_NONE && retained->until <= iteam_day_today ();
}

static void
print_retained (IteamCtl  *ctl,
                GPtrArray *list,
                gboolean   all)
{
  IteamJson *json = ctl->json ? iteam_json_new () : NULL;
  guint n_told = 0;

  if (json != NULL)
    iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < list->len; i++)
    {
      const IteamRetained *retained = g_ptr_array_index (list, i);
      g_autofree char *number = format_number (&retained->thing, retained->number);
      g_autofree char *until = iteam_day_to_iso (retained->until);

      if (!all && !is_over (retained))
        continue;
      n_told++;
      if (json != NULL)
        {
          iteam_json_begin (json, NULL, '{');
          iteam_json_string (json, "number", number);
          iteam_json_string (json, "title", retained->title);
          iteam_json_string (json, "retention", retained->term);
          iteam_json_string (json, "until", until);
          iteam_json_boolean (json, "over", is_over (retained));
          iteam_json_end (json);
        }
      else
        g_print ("%-6s  %-10s  %s (%s)\n", number, until != NULL ? until : "–", retained->title, retained->term);
    }
  if (json != NULL)
    {
      iteam_json_end (json);
      iteam_json_print (json);
    }
  else if (n_told == 0)
    g_print ("%s\n", _("There is nothing whose retention period is over."));
}

static void
print_log (IteamCtl  *ctl,
           GPtrArray *list)
{
  IteamJson *json = ctl->json ? iteam_json_new () : NULL;

  if (json != NULL)
    iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < list->len; i++)
    {
      const IteamDestruction *destruction = g_ptr_array_index (list, i);
      g_autofree char *number = format_number (&destruction->thing, destruction->number);
      g_autofree char *until = iteam_day_to_iso (destruction->until);
      g_autofree char *day = iteam_day_to_iso (destruction->day);

      if (json != NULL)
        {
          iteam_json_begin (json, NULL, '{');
          iteam_json_string (json, "number", number);
          iteam_json_string (json, "until", until);
          iteam_json_string (json, "destroyed", day);
          iteam_json_string (json, "who", destruction->who);
          iteam_json_end (json);
          continue;
        }
      /* Translators: the number of a document or meeting, until when it was kept, when it was destroyed, by whom. */
      g_print (_("%s, kept until %s, destroyed %s by %s"), number, until != NULL ? until : "–", day != NULL ? day : "–",
               destruction->who[0] != '\0' ? destruction->who : "–");
      g_print ("\n");
    }
  if (json == NULL)
    return;
  iteam_json_end (json);
  iteam_json_print (json);
}

static gboolean
find_things (IteamCtl  *ctl,
             char     **numbers,
             GArray    *things,
             GError   **error)
{
  for (int i = 0; numbers[i] != NULL; i++)
    {
      IteamRef thing = { .kind = ITEAM_KIND_DOCUMENT };

      if (g_ascii_toupper (numbers[i][0]) == 'M')
        {
          thing.kind = ITEAM_KIND_MEETING;
          thing.id = iteam_ctl_find_numbered (ctl, ITEAM_KIND_MEETING, numbers[i], error);
        }
      else
        thing.id = iteam_ctl_find_document (ctl, numbers[i], error);
      if (thing.id == 0)
        return FALSE;
      g_array_append_val (things, thing);
    }

  return TRUE;
}

static int
destroy (IteamCtl  *ctl,
         char     **numbers)
{
  g_autoptr (GArray) things = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!find_things (ctl, numbers, things, &error))
    return iteam_ctl_fail (error);
  iteam_store_destroy_async (ctl->store, things, NULL, iteam_ctl_ready, &result);
  if (!iteam_store_destroy_finish (ctl->store, iteam_ctl_wait (&result), &error))
    {
      if (!g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_INVALID))
        return iteam_ctl_fail (error);
      iteam_ctl_complain (error->message);

      return ITEAM_CTL_FOUND;
    }

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_retention:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl retention FILE [--all|--log|--destroy D-3…]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_retention (IteamCtl  *ctl,
                     int        argc,
                     char     **argv)
{
  gboolean all = FALSE, destroyed = FALSE;
  g_auto (GStrv) numbers = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Also what is still to be kept"), NULL },
    { "log", 0, 0, G_OPTION_ARG_NONE, &destroyed, N_("What was destroyed, when and by whom"), NULL },
    { "destroy", 0, 0, G_OPTION_ARG_STRING_ARRAY, &numbers, N_("Destroy this for good; may stand several times"), N_("D-3") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Lists documents and minutes whose retention period is over, and destroys those that are named."),
    .description = _("What is destroyed goes from the file, its change history and its index for good, and on a\n"
                     "shared file from the share and everyone’s copy at their next exchange. Backups that were\n"
                     "made before still have it."),
    .least = 1, .most = 1, .writes = TRUE, .lists = TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);
  if (numbers != NULL)
    return destroy (ctl, numbers);

  if (destroyed)
    {
      iteam_store_read_destructions_async (ctl->store, NULL, iteam_ctl_ready, &result);
      list = iteam_store_read_destructions_finish (ctl->store, iteam_ctl_wait (&result), &error);
    }
  else
    {
      iteam_store_read_retained_async (ctl->store, NULL, iteam_ctl_ready, &result);
      list = iteam_store_read_retained_finish (ctl->store, iteam_ctl_wait (&result), &error);
    }
  if (list == NULL)
    return iteam_ctl_fail (error);
  if (destroyed)
    print_log (ctl, list);
  else
    print_retained (ctl, list, all);

  return ITEAM_CTL_DONE;
}
