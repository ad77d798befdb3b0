/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-calendar.h"
#include "iteam-compat.h"
#include "iteam-meeting-paper.h"

/* Agenda and minutes on their way out: as a PDF, as text, on paper, for calendars. Whether confidential
 * items go along is asked where there are any. */

typedef struct
{
  GtkWidget *parent;
  IteamMeetingWay way;
  /* As without confidential items, and with them. */
  IteamPaper *papers[2];
  char *texts[2];
  int chosen;
  GFile *file;
} Output;

static void
output_free (Output *output)
{
  g_object_unref (output->parent);
  g_clear_pointer (&output->papers[0], iteam_paper_free);
  g_clear_pointer (&output->papers[1], iteam_paper_free);
  g_free (output->texts[0]);
  g_free (output->texts[1]);
  g_clear_object (&output->file);
  g_free (output);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

/* What goes out in a file; a PDF is made from the paper, the others are texts. */
static const struct
{
  const char *ending;
  const char *title;
  const char *filter;
  const char *pattern;
  const char *told;
} kinds[] = {
  [ITEAM_MEETING_WAY_PDF] = { ".pdf", N_("Save as PDF"), N_("PDF documents"), "*.pdf", N_("The PDF was saved") },
  [ITEAM_MEETING_WAY_CSV] = { ".csv", N_("Save as Table"), N_("Tables (CSV)"), "*.csv", N_("The table was saved") },
  [ITEAM_MEETING_WAY_CALENDAR] = { ".ics", N_("Save as Invitation"), N_("Invitations (iCalendar)"), "*.ics", N_("The invitation was saved") },
};

static IteamPaper *
get_paper (Output *output)
{
  return output->papers[output->chosen];
}

static void
tell (Output     *output,
      const char *sentence)
{
  gtk_widget_activate_action (output->parent, "win.toast", "s", sentence);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Output) output = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    tell (output, _(kinds[output->way].told));
  else
    tell (output, error->message);
}

static void
write_file (Output *output,
            GBytes *contents)
{
  Output *next = g_new0 (Output, 1);

  next->parent = g_object_ref (output->parent);
  next->way = output->way;
  g_file_replace_contents_bytes_async (output->file, contents, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb, next);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = g_task_propagate_pointer (G_TASK (result), &error);

  if (pdf != NULL)
    write_file (output, pdf);
  else
    tell (output, error->message);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;
  GBytes *pdf = iteam_paper_to_pdf (get_paper (output), NULL, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Output) output = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  output->file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);
  if (output->file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tell (output, error->message);

      return;
    }
  if (output->texts[output->chosen] != NULL)
    {
      g_autoptr (GBytes) text = g_bytes_new (output->texts[output->chosen], strlen (output->texts[output->chosen]));

      write_file (output, text);

      return;
    }
  task = g_task_new (output->parent, NULL, made_cb, NULL);
  g_task_set_source_tag (task, iteam_meeting_output);
  g_task_set_task_data (task, g_steal_pointer (&output), (GDestroyNotify) output_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
choose_file (Output *output)
{
  g_autofree char *name = g_strconcat (iteam_paper_get_title (get_paper (output)), kinds[output->way].ending, NULL);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _(kinds[output->way].title),
    .accept = _("_Save"),
    .name = g_strdelimit (name, "/\\:", '-'),
    .filter_name = _(kinds[output->way].filter),
    .pattern = kinds[output->way].pattern,
  };

  iteam_choose_file_async (output->parent, &request, NULL, chosen_cb, output);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Output            *output)
{
  gtk_print_operation_set_n_pages (operation, iteam_paper_draw_page (get_paper (output), gtk_print_context_get_cairo_context (context), 0));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Output            *output)
{
  iteam_paper_draw_page (get_paper (output), gtk_print_context_get_cairo_context (context), page + 1);
}

static void
print_done_cb (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               Output                  *output)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      tell (output, error->message);
    }
}

static void
print (Output *output)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkRoot *root = gtk_widget_get_root (output->parent);

  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, iteam_paper_get_title (get_paper (output)));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "output", output, (GDestroyNotify) output_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), output);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), output);
  g_signal_connect (operation, "done", G_CALLBACK (print_done_cb), output);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root), NULL);
}

static void
copy_text (Output *output)
{
  g_autofree char *text = iteam_paper_to_text (get_paper (output));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (output->parent), text);
  tell (output, _("Copied as text: paste it into an e-mail"));
  output_free (output);
}

static void
go_on (Output *output)
{
  switch (output->way)
    {
    case ITEAM_MEETING_WAY_PDF:
    case ITEAM_MEETING_WAY_CSV:
    case ITEAM_MEETING_WAY_CALENDAR: choose_file (output); break;
    case ITEAM_MEETING_WAY_TEXT: copy_text (output); break;
    case ITEAM_MEETING_WAY_PRINT: print (output); break;
    default: g_assert_not_reached ();
    }
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Output) output = user_data;
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);

  if (g_strcmp0 (answer, "out") != 0 && g_strcmp0 (answer, "with") != 0)
    return;

  output->chosen = g_str_equal (answer, "with");
  go_on (g_steal_pointer (&output));
}

/* Asks whether confidential items go along, if there are any. */
static void
ask (Output     *output,
     gboolean    any,
     const char *question)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "with", _("_Take Them Along"), ITEAM_ANSWER_DESTRUCTIVE },
    { "out", _("_Leave Them Out"), ITEAM_ANSWER_SUGGESTED },
  };

  if (any)
    iteam_ask_async (output->parent, _("Confidential Items"), question, NULL, answers, G_N_ELEMENTS (answers), NULL, asked_cb, output);
  else
    go_on (output);
}

/**
 * iteam_meeting_output:
 * @parent: a widget of the window
 * @detail: a meeting with all that belongs to it
 * @directory: the people
 * @paper: agenda or minutes
 * @way: how it goes out
 *
 * Lets agenda or minutes out, and tells. Asks first whether confidential items go
 * along, if there are any.
 */
void
iteam_meeting_output (GtkWidget                *parent,
                      const IteamMeetingDetail *detail,
                      IteamDirectory           *directory,
                      IteamMeetingPaper         paper,
                      IteamMeetingWay           way)
{
  gboolean any = FALSE;
  Output *output = g_new0 (Output, 1);

  output->parent = g_object_ref (parent);
  output->way = way;
  for (int i = 0; i < 2; i++)
    {
      output->papers[i] = paper == ITEAM_MEETING_PAPER_AGENDA ? iteam_meeting_paper_agenda (detail, directory, i == 1)
                                                              : iteam_meeting_paper_minutes (detail, directory, i == 1);
      if (way == ITEAM_MEETING_WAY_CALENDAR)
        output->texts[i] = iteam_calendar_invite (detail, directory, i == 1);
    }
  for (guint i = 0; i < detail->items->len; i++)
    any |= iteam_agenda_item_get_fields (g_ptr_array_index (detail->items, i))->confidential;
  ask (output, any, _("This meeting has confidential items. Are they to leave the team?"));
}

/**
 * iteam_decisions_output:
 * @parent: a widget of the window
 * @decisions: (element-type IteamOutcome): decisions, in the order in which they are told
 * @directory: the people
 * @way: how they go out, not as text
 *
 * Lets a decision list out, and tells. Asks first whether those of confidential items
 * go along, if there are any.
 */
void
iteam_decisions_output (GtkWidget       *parent,
                        GPtrArray       *decisions,
                        IteamDirectory  *directory,
                        IteamMeetingWay  way)
{
  gboolean any = FALSE;
  Output *output = g_new0 (Output, 1);

  output->parent = g_object_ref (parent);
  output->way = way;
  for (int i = 0; i < 2; i++)
    {
      output->papers[i] = iteam_meeting_paper_decisions (decisions, directory, i == 1);
      if (way == ITEAM_MEETING_WAY_CSV)
        output->texts[i] = iteam_meeting_decisions_csv (decisions, directory, i == 1);
    }
  for (guint i = 0; i < decisions->len; i++)
    any |= iteam_outcome_get_fields (decisions->pdata[i])->confidential;
  ask (output, any, _("Some decisions were taken at confidential items. Are they to leave the team?"));
}
