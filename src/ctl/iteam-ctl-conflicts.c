/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>

#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"
#include "iteam-field.h"

/* The verbs about what two people wrote in the same place, without having seen
 * each other's. */

static GPtrArray *
read_conflicts (IteamCtl  *ctl,
                GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_conflicts_async (ctl->store, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_conflicts_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/* The value of a field for a person, or what stands for there being none. */
static char *
format_value (IteamCtl                *ctl,
              const IteamOpenConflict *conflict,
              IteamConflictValue       which)
{
  g_autofree char *text = iteam_open_conflict_format_value (conflict, which, iteam_store_get_directory (ctl->store));

  return text != NULL ? g_steal_pointer (&text) : g_strdup ("–");
}

static void
json_value (IteamJson  *json,
            const char *name,
            GVariant   *value)
{
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    iteam_json_integer (json, name, g_variant_get_int64 (value));
  else
    iteam_json_string (json, name, value != NULL ? g_variant_get_string (value, NULL) : NULL);
}

static void
print_json (GPtrArray *conflicts)
{
  IteamJson *json = iteam_json_new ();

  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < conflicts->len; i++)
    {
      const IteamOpenConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *number = g_strdup_printf ("C-%d", conflict->number);
      g_autofree char *thing = iteam_ref_to_string (&conflict->thing);

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "number", number);
      iteam_json_string (json, "thing", thing);
      iteam_json_string (json, "title", conflict->title);
      iteam_json_string (json, "field", conflict->cell->field);
      json_value (json, "was", conflict->cell->read);
      json_value (json, "kept", conflict->current);
      iteam_json_string (json, "kept_by", conflict->current_who);
      iteam_json_time (json, "kept_at", conflict->current_when);
      iteam_json_boolean (json, "kept_is_mine", conflict->current_is_mine);
      json_value (json, "lost", conflict->cell->value);
      iteam_json_string (json, "lost_by", conflict->lost_who);
      iteam_json_time (json, "lost_at", conflict->lost_when);
      iteam_json_boolean (json, "lost_is_mine", conflict->lost_is_mine);
      iteam_json_end (json);
    }
  iteam_json_end (json);
  iteam_json_print (json);
}

static void
print_side (const char *label,
            const char *value,
            const char *who,
            gint64      when)
{
  g_autofree char *time = iteam_ctl_format_time (when);

  /* Translators: "Kept" or "Lost", a value, a person, a time. */
  g_print (_("  %s: “%s” (%s, %s)"), label, value, who != NULL && who[0] != '\0' ? who : _("someone"), time);
  g_print ("\n");
}

static void
print_conflicts (IteamCtl  *ctl,
                 GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const IteamOpenConflict *conflict = g_ptr_array_index (conflicts, i);
      const char *label = iteam_field_label (conflict->cell->kind, conflict->cell->field);
      g_autofree char *was = format_value (ctl, conflict, ITEAM_CONFLICT_WAS);
      g_autofree char *kept = format_value (ctl, conflict, ITEAM_CONFLICT_CURRENT);
      g_autofree char *lost = format_value (ctl, conflict, ITEAM_CONFLICT_LOST);

      g_print ("C-%d  %s: %s\n", conflict->number, conflict->title, label != NULL ? label : conflict->cell->field);
      /* Translators: what a field held before two people changed it. */
      g_print (_("  It was: “%s”"), was);
      g_print ("\n");
      print_side (_("Kept"), kept, conflict->current_who, conflict->current_when);
      print_side (_("Lost"), lost, conflict->lost_who, conflict->lost_when);
    }
}

/**
 * iteam_ctl_conflicts:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl conflicts FILE [--json]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_conflicts (IteamCtl  *ctl,
                     int        argc,
                     char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Lists what two people wrote in the same place, without having seen each other’s."),
    .least = 1, .most = 1, .writes = TRUE, .lists = TRUE,
  };
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  conflicts = read_conflicts (ctl, &error);
  if (conflicts == NULL)
    return iteam_ctl_fail (error);
  if (ctl->json)
    print_json (conflicts);
  else
    print_conflicts (ctl, conflicts);

  return ITEAM_CTL_DONE;
}

static const IteamOpenConflict *
find_conflict (GPtrArray  *conflicts,
               const char *number)
{
  const char *digits = g_ascii_strncasecmp (number, "c-", 2) == 0 ? number + 2 : number;
  gint64 value;

  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT, &value, NULL))
    return NULL;
  for (guint i = 0; i < conflicts->len; i++)
    if (((IteamOpenConflict *) conflicts->pdata[i])->number == (int) value)
      return conflicts->pdata[i];

  return NULL;
}

/* Only of what people write in their own words can two values become another one. */
static gboolean
takes_text (const IteamOpenConflict  *conflict,
            GError                  **error)
{
  if (iteam_field_is_text (conflict->cell->kind, conflict->cell->field, NULL))
    return TRUE;
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                       _("This field has no text: one of the two values is to stand. Say --kept or --lost, --mine or --theirs."));

  return FALSE;
}

/* What the options say is to become of a conflict. */
static gboolean
read_decision (const IteamOpenConflict  *conflict,
               gboolean                  mine,
               gboolean                  theirs,
               gboolean                  lost,
               IteamDecision            *decision,
               GError                  **error)
{
  if ((mine || theirs) && !conflict->lost_is_mine && !conflict->current_is_mine)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                           _("Neither of the two values is yours. Say --kept or --lost, or another one with --text."));

      return FALSE;
    }
  *decision = lost || (mine && conflict->lost_is_mine) || (theirs && !conflict->lost_is_mine)
                ? ITEAM_DECISION_TAKE : ITEAM_DECISION_KEEP;

  return TRUE;
}

/**
 * iteam_ctl_resolve:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl resolve FILE C-3 --mine|--theirs|--kept|--lost|--text T
 *
 * Returns: the exit code.
 */
int
iteam_ctl_resolve (IteamCtl  *ctl,
                   int        argc,
                   char     **argv)
{
  gboolean mine = FALSE, theirs = FALSE, kept = FALSE, lost = FALSE;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "mine", 0, 0, G_OPTION_ARG_NONE, &mine, N_("Your own value is to stand"), NULL },
    { "theirs", 0, 0, G_OPTION_ARG_NONE, &theirs, N_("The other’s value is to stand"), NULL },
    { "kept", 0, 0, G_OPTION_ARG_NONE, &kept, N_("What the file holds is to stand"), NULL },
    { "lost", 0, 0, G_OPTION_ARG_NONE, &lost, N_("The value that got lost is to stand"), NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_("Another text is to stand"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE C-3"),
    .summary = _("Decides a conflict, for everyone."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const IteamOpenConflict *conflict;
  IteamDecision decision = ITEAM_DECISION_VALUE;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (mine + theirs + kept + lost + (text != NULL) != 1 || g_strcmp0 (text, "") == 0)
    return iteam_ctl_misused (_("Say one of --mine, --theirs, --kept, --lost and --text."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  conflicts = read_conflicts (ctl, &error);
  if (conflicts == NULL)
    return iteam_ctl_fail (error);
  conflict = find_conflict (conflicts, argv[2]);
  if (conflict == NULL)
    {
      g_set_error (&error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("There is no open conflict %s."), argv[2]);

      return iteam_ctl_fail (error);
    }
  if (text == NULL ? !read_decision (conflict, mine, theirs, lost, &decision, &error) : !takes_text (conflict, &error))
    return iteam_ctl_fail (error);

  iteam_store_resolve_conflict_async (ctl->store, conflict->number, decision,
                                      text != NULL ? g_variant_new_string (text) : NULL,
                                      NULL, iteam_ctl_ready, &result);
  if (!iteam_store_resolve_conflict_finish (ctl->store, iteam_ctl_wait (&result), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}
