/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-participation-file.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-participation-csv.h"
#include "iteam-save.h"

/* How many of the problems of a list are told; what is wrong in one row often is in all. */
#define PROBLEMS_SHOWN 8

/* What a list is of, and the file that it is in once one is chosen. */
typedef struct
{
  IteamProgrammeDesk *desk;
  IteamActivity *round;
  GFile *file;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->desk);
  g_object_unref (choice->round);
  g_clear_object (&choice->file);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
refuse (GtkWidget  *widget,
        const char *why)
{
  const IteamAnswer close = { "close", _("_Close"), ITEAM_ANSWER_PLAIN };

  iteam_ask_async (widget, _("The Participation Was Not Imported"), why, NULL, &close, 1, NULL, NULL, NULL);
}

static void
refuse_rows (GtkWidget *widget,
             GPtrArray *problems)
{
  g_autoptr (GString) why = g_string_new (NULL);
  guint n_more = problems->len > PROBLEMS_SHOWN ? problems->len - PROBLEMS_SHOWN : 0;

  for (guint i = 0; i < problems->len - n_more; i++)
    g_string_append_printf (why, "%s%s", i > 0 ? "\n" : "", (const char *) problems->pdata[i]);
  if (n_more > 0)
    {
      g_string_append_c (why, '\n');
      g_string_append_printf (why, ngettext ("And %u line more.", "And %u lines more.", n_more), n_more);
    }
  g_string_append_printf (why, "\n\n%s", _("As long as a line cannot be taken, nothing is."));
  refuse (widget, why->str);
}

static void
take (GtkWidget                *widget,
      Choice                   *choice,
      IteamParticipationImport *list)
{
  IteamStore *store = iteam_desk_get_store (ITEAM_DESK (choice->desk));
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autofree char *told = NULL;

  /* The file was closed meanwhile. */
  if (store == NULL || !iteam_desk_get_writable (ITEAM_DESK (choice->desk)))
    return;
  known = iteam_programme_list_participation (iteam_programme_desk_get_programme (choice->desk),
                                              iteam_entry_get_id (ITEAM_ENTRY (choice->round)));
  draft = iteam_participation_import_draft (list, known);
  told = g_strdup_printf (ngettext ("The participation of %u unit was imported", "The participation of %u units was imported", list->rows->len),
                          list->rows->len);
  if (iteam_draft_is_empty (draft))
    gtk_widget_activate_action (widget, "win.toast", "s", _("The list says what was known already"));
  else
    iteam_save_and_tell (widget, store, draft, told, NULL);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Choice *choice = task_data;
  IteamParticipationImport *list = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  gsize length;

  if (g_file_load_contents (choice->file, cancellable, &text, &length, NULL, &error))
    list = iteam_participation_csv_read (text, length, iteam_entry_get_id (ITEAM_ENTRY (choice->round)), iteam_day_today (), &error);
  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) iteam_participation_import_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamParticipationImport) list = g_task_propagate_pointer (G_TASK (result), &error);

  /* Its window is gone. */
  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (list == NULL)
    refuse (widget, error->message);
  else if (list->problems->len > 0)
    refuse_rows (widget, list->problems);
  else if (list->rows->len == 0)
    refuse (widget, _("There is no unit in the list."));
  else
    take (widget, g_task_get_task_data (G_TASK (result)), list);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);

  if (file != NULL)
    iteam_participation_file_take (GTK_WIDGET (source), choice->desk, choice->round, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    refuse (GTK_WIDGET (source), error->message);
}

static Choice *
choice_new (IteamProgrammeDesk *desk,
            IteamActivity      *round)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->desk = g_object_ref (desk);
  choice->round = g_object_ref (round);

  return choice;
}

/**
 * iteam_participation_file_choose:
 * @widget: where the question comes from
 * @desk: what the pane has in common
 * @round: the round
 *
 * Asks for the list of the supplier of a training, and does
 * iteam_participation_file_take() with it.
 */
void
iteam_participation_file_choose (GtkWidget          *widget,
                                 IteamProgrammeDesk *desk,
                                 IteamActivity      *round)
{
  IteamFileRequest request = {
    .title = _("Participation From a List"),
    .accept = _("_Open"),
    .filter_name = _("Spreadsheets and CSV"),
    .pattern = "*.xlsx;*.ods;*.csv;*.tsv;*.txt",
  };

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ITEAM_IS_PROGRAMME_DESK (desk));
  g_return_if_fail (ITEAM_IS_ACTIVITY (round));

  iteam_choose_file_async (widget, &request, NULL, chosen_cb, choice_new (desk, round));
}

/**
 * iteam_participation_file_take:
 * @widget: where it is told what came of it
 * @desk: what the pane has in common
 * @round: the round
 * @file: the list of its supplier
 *
 * Takes the participation of each unit from a list as one edit. A list of which a row cannot
 * be read is refused as a whole, with what is wrong by its lines.
 */
void
iteam_participation_file_take (GtkWidget          *widget,
                               IteamProgrammeDesk *desk,
                               IteamActivity      *round,
                               GFile              *file)
{
  g_autoptr (GTask) task = NULL;
  Choice *choice;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ITEAM_IS_PROGRAMME_DESK (desk));
  g_return_if_fail (ITEAM_IS_ACTIVITY (round));
  g_return_if_fail (G_IS_FILE (file));

  choice = choice_new (desk, round);
  choice->file = g_object_ref (file);
  task = g_task_new (widget, NULL, read_cb, NULL);
  g_task_set_source_tag (task, iteam_participation_file_take);
  g_task_set_task_data (task, choice, (GDestroyNotify) choice_free);
  g_task_run_in_thread (task, read_thread);
}
