/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-report-keep.h"
#include "iteam-paper-odt.h"
#include "iteam-report-pane-private.h"
#include "iteam-report-paper.h"

/* How the annual report leaves the pane: as a file, or as a version that is kept. What looks
 * like personal data is told of before. */

typedef enum
{
  OUTPUT_PDF,
  OUTPUT_ODT,
  OUTPUT_DRAFT,
  OUTPUT_SENT,
} Output;

typedef struct
{
  IteamReportPane *pane;
  Output output;
  GtkEditable *recipient;
} Leaving;

static void
leaving_free (Leaving *leaving)
{
  g_clear_object (&leaving->recipient);
  g_object_unref (leaving->pane);
  g_free (leaving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static IteamReportDetail *
get_begun (IteamReportPane *self)
{
  IteamReportDetail *detail = iteam_report_desk_get_detail (iteam_report_pane_get_desk (self));

  return detail != NULL && detail->report != NULL ? detail : NULL;
}

static void
tell (IteamReportPane *self,
      const char      *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (!iteam_report_keep_finish (ITEAM_STORE (source), result, &error))
    tell (leaving->pane, error->message);
  else if (leaving->output == OUTPUT_SENT)
    tell (leaving->pane, _("The report is in the register, as it was sent."));
  else
    tell (leaving->pane, _("The draft is in the register."));
}

static void
keep (Leaving    *taken,
      const char *recipient)
{
  g_autoptr (Leaving) leaving = taken;
  IteamReportDetail *detail = get_begun (leaving->pane);
  IteamStore *store = iteam_desk_get_store (ITEAM_DESK (iteam_report_pane_get_desk (leaving->pane)));
  IteamReportVersionState state = leaving->output == OUTPUT_SENT ? ITEAM_REPORT_VERSION_SENT : ITEAM_REPORT_VERSION_DRAFT;

  if (detail != NULL && store != NULL)
    iteam_report_keep_async (store, detail, state, recipient, iteam_day_today (), NULL, kept_cb, g_steal_pointer (&leaving));
}

static void
recipient_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);
  g_autofree char *recipient = g_strdup (gtk_editable_get_text (leaving->recipient));

  if (g_strcmp0 (answer, "send") == 0)
    keep (g_steal_pointer (&leaving), g_strstrip (recipient)[0] != '\0' ? recipient : NULL);
}

static void
ask_recipient (Leaving *taken)
{
  g_autoptr (Leaving) leaving = taken;
  GtkWidget *widget = GTK_WIDGET (leaving->pane);
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *list = gtk_list_box_new ();
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "send", _("_Mark as Sent"), ITEAM_ANSWER_SUGGESTED },
  };

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Sent to"));
  gtk_editable_set_text (GTK_EDITABLE (entry), _("Council clerk"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  leaving->recipient = g_object_ref_sink (GTK_EDITABLE (entry));
  iteam_ask_async (widget, _("Mark the Report as Sent?"),
                   _("The report as it is now joins the register of documents. It can still be changed and sent again."),
                   list, answers, G_N_ELEMENTS (answers), NULL, recipient_cb, g_steal_pointer (&leaving));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamReportPane) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    told = g_strdup_printf (_("The annual report is in “%s”."), name);
  tell (self, told != NULL ? told : error->message);
}

typedef struct
{
  IteamPaper *paper;
  Output output;
  GFile *file;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  iteam_paper_free (setting->paper);
  g_object_unref (setting->file);
  g_free (setting);
}

static void
set_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Setting *setting = task_data;
  GError *error = NULL;
  GBytes *bytes = setting->output == OUTPUT_ODT ? iteam_paper_to_odt (setting->paper, &error) : iteam_paper_to_pdf (setting->paper, NULL, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (source);
  Setting *setting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes != NULL)
    g_file_replace_contents_bytes_async (setting->file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
  else
    tell (self, error->message);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  IteamReportPane *self = leaving->pane;
  IteamReportDetail *detail = get_begun (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);
  g_autoptr (GTask) task = NULL;
  Setting *setting;

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
  if (file == NULL || detail == NULL)
    return;

  setting = g_new0 (Setting, 1);
  setting->paper = iteam_report_paper_new (detail, iteam_desk_get_directory (ITEAM_DESK (iteam_report_pane_get_desk (self))), iteam_day_today ());
  setting->output = leaving->output;
  setting->file = g_steal_pointer (&file);
  task = g_task_new (self, NULL, set_cb, NULL);
  g_task_set_source_tag (task, set_thread);
  g_task_set_task_data (task, setting, setting_free);
  g_task_run_in_thread (task, set_thread);
}

static void
choose_file (Leaving *taken)
{
  g_autoptr (Leaving) leaving = taken;
  gboolean odt = leaving->output == OUTPUT_ODT;
  g_autofree char *name = iteam_report_paper_name (get_begun (leaving->pane), odt ? "odt" : "pdf");
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Save the Annual Report"),
    .accept = _("_Save"),
    .name = name,
    .filter_name = odt ? _("Text documents") : _("PDF documents"),
    .pattern = odt ? "*.odt" : "*.pdf",
  };

  iteam_choose_file_async (GTK_WIDGET (leaving->pane), &request, NULL, file_chosen_cb, g_steal_pointer (&leaving));
}

/* It has nothing that looks like personal data, or is to leave all the same. */
static void
let_out (Leaving *leaving)
{
  if (leaving->output == OUTPUT_DRAFT)
    keep (leaving, NULL);
  else if (leaving->output == OUTPUT_SENT)
    ask_recipient (leaving);
  else
    choose_file (leaving);
}

static void
warned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);

  if (g_strcmp0 (answer, "anyway") == 0)
    let_out (g_steal_pointer (&leaving));
}

static void
leave (IteamReportPane *self,
       Output           output)
{
  IteamReportDetail *detail;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  Leaving *leaving;
  const IteamAnswer answers[] = {
    { "cancel", _("_Look at It First"), ITEAM_ANSWER_SUGGESTED },
    { "anyway", _("_Go On Anyway"), ITEAM_ANSWER_PLAIN },
  };

  iteam_report_pane_flush (self);
  detail = get_begun (self);
  if (detail == NULL)
    return;

  leaving = g_new0 (Leaving, 1);
  leaving->pane = g_object_ref (self);
  leaving->output = output;
  warnings = iteam_report_list_warnings (detail, iteam_desk_get_directory (ITEAM_DESK (iteam_report_pane_get_desk (self))), iteam_day_today ());
  if (warnings->len == 0)
    {
      let_out (leaving);

      return;
    }

  for (guint i = 0; i < warnings->len; i++)
    {
      const IteamReportWarning *warning = warnings->pdata[i];

      g_string_append (body, i > 0 ? "\n" : "");
      g_string_append_printf (body, _("%s: “%s” looks like %s."), warning->heading, warning->text, iteam_personal_kind_label (warning->kind));
    }
  iteam_ask_async (GTK_WIDGET (self), _("Something Looks Like Personal Data"), body->str, NULL, answers, G_N_ELEMENTS (answers), NULL,
                   warned_cb, leaving);
}

/* Private: the parameter is "pdf" or "odt". */
void
iteam_report_pane_save_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  leave (ITEAM_REPORT_PANE (widget), g_str_equal (g_variant_get_string (parameter, NULL), "odt") ? OUTPUT_ODT : OUTPUT_PDF);
}

/* Private: keeps a draft. */
void
iteam_report_pane_keep_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  leave (ITEAM_REPORT_PANE (widget), OUTPUT_DRAFT);
}

/* Private: keeps what is sent. */
void
iteam_report_pane_send_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  leave (ITEAM_REPORT_PANE (widget), OUTPUT_SENT);
}
