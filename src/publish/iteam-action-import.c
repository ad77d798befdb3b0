/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-csv.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-note.h"

/**
 * iteam_action_import_draft:
 * @self: a list that was read
 *
 * Returns: (transfer full): the one draft that adds its action points, their
 *   notes, and the people who are new.
 */
IteamDraft *
iteam_action_import_draft (IteamActionImport *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Action points imported"));

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      g_autoptr (IteamDraft) added = iteam_person_draft_new (g_ptr_array_index (self->people, i));

      iteam_draft_append (draft, added);
    }
  for (guint i = 0; i < self->actions->len; i++)
    {
      g_autoptr (IteamDraft) added = iteam_action_point_draft_new (g_ptr_array_index (self->actions, i));

      iteam_draft_append (draft, added);
    }
  for (guint i = 0; i < self->notes->len; i++)
    {
      g_autoptr (IteamDraft) added = iteam_action_note_draft_new (g_ptr_array_index (self->notes, i));

      iteam_draft_append (draft, added);
    }

  return g_steal_pointer (&draft);
}

/**
 * iteam_action_import_free:
 * @self: a list that was read
 */
void
iteam_action_import_free (IteamActionImport *self)
{
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->ignored);
  g_free (self);
}

/**
 * iteam_csv_problem_format:
 * @self: a problem
 *
 * Returns: (transfer full): where it is and what it is.
 */
char *
iteam_csv_problem_format (const IteamCsvProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->heading == NULL)
    return g_strdup_printf (_("Line %u, column %u: %s"), self->line, self->column, self->message);

  /* Translators: line, column, heading of the column, what is wrong. */
  return g_strdup_printf (_("Line %u, column %u (%s): %s"), self->line, self->column, self->heading, self->message);
}

/**
 * iteam_csv_problem_free:
 * @self: a problem
 */
void
iteam_csv_problem_free (IteamCsvProblem *self)
{
  g_free (self->heading);
  g_free (self->message);
  g_free (self);
}
