/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "iteam-adoption-row.h"
#include "iteam-agenda-item.h"
#include "iteam-day-row.h"
#include "iteam-document-adding.h"
#include "iteam-document-filter.h"
#include "iteam-document-list.h"
#include "iteam-document-row.h"
#include "iteam-documents-pane.h"
#include "iteam-meeting.h"
#include "iteam-page-results.h"
#include "iteam-store-documents.h"
#include "pdf-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The pane of the register in the program's own window. */

typedef struct
{
  Program *program;
  IteamStore *store;
  GtkWidget *pane;
  IteamDocumentList *list;
} Pane;

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
read_all (Pane *pane)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *documents;

  iteam_store_read_documents_async (pane->store, NULL, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  documents = iteam_store_read_documents_finish (pane->store, result, NULL);
  g_assert_nonnull (documents);

  return documents;
}

static IteamDocument *
find (Pane       *pane,
      const char *title)
{
  g_autoptr (GPtrArray) documents = read_all (pane);

  for (guint i = 0; i < documents->len; i++)
    if (g_str_equal (iteam_document_get_fields (documents->pdata[i])->title, title))
      return g_object_ref (documents->pdata[i]);

  g_assert_not_reached ();
}

static IteamDocument *
add (Pane       *pane,
     const char *title,
     IteamDay    review)
{
  IteamDocument *document = iteam_document_new (title, iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (IteamDraft) draft = NULL;

  g_object_set (document, "review", review, "tags", "raad", NULL);
  draft = iteam_document_draft_new (document);
  g_assert_true (store_fixture_commit (pane->store, draft, NULL));

  return document;
}

static gboolean
shows_three (gpointer data)
{
  return iteam_document_list_get_n_shown (data) == 3;
}

/* The fields beside the list, which are made when they are to be seen. */
static gboolean
has_fields (gpointer data)
{
  GType type = g_type_from_name ("IteamDocumentForm");

  return type != 0 && find_widget (data, type) != NULL;
}

static void
set_up (Program *program,
        Pane    *pane)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_autoptr (IteamDocument) code = NULL, old = NULL, protocol = NULL;

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  pane->program = program;
  pane->store = iteam_session_get_store (program->session);
  iteam_store_set_user (pane->store, 0, "HRM");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "documents");
  pane->pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_DOCUMENTS_PANE);
  pane->list = ITEAM_DOCUMENT_LIST (find_child (pane->pane, "list"));

  code = add (pane, "Gedragscode 2022", ITEAM_DAY_NONE);
  old = add (pane, "Gedragscode 2014", ITEAM_DAY_NONE);
  protocol = add (pane, "Protocol vermoedens", iteam_day_from_ymd (2019, 1, 1));
  wait_until (shows_three, pane->list);
  wait_until (has_fields, pane->pane);
}

static void
choose (Pane       *pane,
        const char *title)
{
  g_autoptr (IteamDocument) document = find (pane, title);

  g_assert_true (iteam_document_list_select (pane->list, iteam_document_get_id (document)));
}

static guint
search (Pane       *pane,
        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (pane->pane, "search_entry")), text);
  g_signal_emit_by_name (find_child (pane->pane, "search_entry"), "search-changed");

  return iteam_document_list_get_n_shown (pane->list);
}

static const char *
get_page (Pane *pane)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane->pane, "stack")));
}

static void
test_list (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  int badge;
  GtkDropDown *drop;

  set_up (program, &pane);
  g_object_get (pane.pane, "badge", &badge, NULL);
  g_assert_cmpint (badge, ==, 1);

  g_assert_cmpuint (search (&pane, "gedrags"), ==, 2);
  g_assert_cmpuint (search (&pane, "GEDRAGS 2014"), ==, 1);
  g_assert_cmpuint (search (&pane, "niets"), ==, 0);
  g_assert_cmpstr (get_page (&pane), ==, "empty");
  gtk_widget_activate_action (pane.pane, "documents.clear", NULL);
  g_assert_cmpstr (get_page (&pane), ==, "list");

  drop = GTK_DROP_DOWN (find_child (find_child (pane.pane, "filter_bar"), "state_drop"));
  gtk_drop_down_set_selected (drop, 1 + ITEAM_DOCUMENT_DUE);
  g_assert_cmpuint (iteam_document_list_get_n_shown (pane.list), ==, 1);
  gtk_widget_activate_action (pane.pane, "documents.clear", NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop), ==, 0);
  g_assert_cmpuint (iteam_document_list_get_n_shown (pane.list), ==, 3);

  /* What is chosen stays so as long as it is to be seen. */
  choose (&pane, "Gedragscode 2014");
  g_assert_cmpuint (search (&pane, "2014"), ==, 1);
  g_assert_nonnull (iteam_document_list_get_selected (pane.list));
  g_assert_cmpuint (search (&pane, "vermoedens"), ==, 1);
  g_assert_null (iteam_document_list_get_selected (pane.list));
  g_assert_cmpuint (search (&pane, ""), ==, 3);
  g_assert_null (iteam_document_list_get_selected (pane.list));

  gtk_widget_activate_action (pane.pane, "documents.group", "s", "state");
  gtk_widget_activate_action (pane.pane, "documents.order", "s", "review");
  g_assert_true (iteam_document_list_select_near (pane.list, 0));
  g_assert_cmpstr (iteam_document_get_fields (iteam_document_list_get_selected (pane.list))->title, ==, "Protocol vermoedens");
}

typedef struct
{
  Pane *pane;
  const char *title;
  const char *property;
  const char *value;
} Wanted;

static gboolean
has_text (gpointer data)
{
  Wanted *wanted = data;
  IteamDocument *document = iteam_document_list_get_selected (wanted->pane->list);
  g_autofree char *value = NULL;

  if (document != NULL)
    g_object_get (document, wanted->property, &value, NULL);

  return g_strcmp0 (value, wanted->value) == 0;
}

static gboolean
is_superseded (gpointer data)
{
  Pane *pane = data;
  IteamDocument *document = iteam_document_list_get_selected (pane->list);

  return iteam_document_get_fields (document)->superseded_by != 0;
}

static gboolean
is_adopted (gpointer data)
{
  Pane *pane = data;

  return iteam_document_get_adoptions (iteam_document_list_get_selected (pane->list))->len == 1;
}

static void
type (gpointer    row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  iteam_text_row_finish (ITEAM_TEXT_ROW (row));
}

static void
test_edit (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  Wanted wanted = { &pane, "Gedragscode 2014", "version", "2014" };
  GtkWidget *form, *adoptions, *chain, *row;
  GListModel *choices;
  g_autoptr (IteamDocument) old = NULL, code = NULL;
  const IteamAdoption *adoption;

  set_up (program, &pane);
  choose (&pane, "Gedragscode 2014");
  form = find_widget (pane.pane, g_type_from_name ("IteamDocumentForm"));
  type (find_child (form, "version_row"), "2014");
  wait_until (has_text, &wanted);

  /* A title is not emptied. */
  type (find_child (form, "title_row"), "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_child (form, "title_row"))), ==, "Gedragscode 2014");

  adoptions = find_widget (pane.pane, g_type_from_name ("IteamAdoptionList"));
  g_signal_emit_by_name (find_child (adoptions, "add_button"), "clicked");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (adoptions, "list")), 0));
  g_assert_true (ITEAM_IS_ADOPTION_ROW (row));
  type (find_child (row, "body_row"), "gemeenteraad");
  wait_until (is_adopted, &pane);
  adoption = iteam_document_get_last_adoption (iteam_document_list_get_selected (pane.list));
  g_assert_cmpstr (adoption->body, ==, "gemeenteraad");

  /* Superseded by the other code; that one cannot be superseded by this one. */
  chain = find_widget (pane.pane, g_type_from_name ("IteamDocumentChain"));
  choices = adw_combo_row_get_model (ADW_COMBO_ROW (find_child (chain, "successor_row")));
  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (chain, "successor_row")), 1);
  wait_until (is_superseded, &pane);
  old = find (&pane, "Gedragscode 2014");
  code = find (&pane, "Gedragscode 2022");
  g_assert_cmpint (iteam_document_get_fields (old)->superseded_by, ==, iteam_document_get_id (code));
  choose (&pane, "Gedragscode 2022");
  choices = adw_combo_row_get_model (ADW_COMBO_ROW (find_child (chain, "successor_row")));
  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, 2);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (chain, "list")), 1));
}

static gboolean
shows_two (gpointer data)
{
  return iteam_document_list_get_n_shown (data) == 2;
}

static gboolean
reads (gpointer data)
{
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (find_child (data, "content"))), "reading");
}

static void
test_delete (Program       *program,
             gconstpointer  data)
{
  Pane pane;
  g_autofree char *undone = NULL;

  set_up (program, &pane);
  choose (&pane, "Protocol vermoedens");
  gtk_widget_activate_action (pane.pane, "documents.delete", NULL);
  wait_until (shows_two, pane.list);
  g_assert_nonnull (iteam_document_list_get_selected (pane.list));
  undone = store_fixture_undo (pane.store, FALSE, NULL);
  wait_until (shows_three, pane.list);
}

static void
test_read (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  g_autoptr (GBytes) bytes = pdf_fixture_make (3);
  g_autoptr (GFile) file = program_get_file (program, "Handreiking.pdf");
  g_autoptr (IteamDocumentAdding) adding = NULL;
  g_autoptr (IteamDocument) document = NULL;
  GSList files = { file, NULL };
  g_autofree char *ref = NULL;

  set_up (program, &pane);
  g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  adding = iteam_document_adding_new (pane.store);
  iteam_document_adding_add (adding, &files);
  for (gboolean busy = TRUE; busy; g_object_get (adding, "busy", &busy, NULL))
    g_main_context_iteration (NULL, TRUE);

  /* Its title and date are what the PDF says. */
  document = find (&pane, "Gedragscode integriteit");
  ref = g_strdup_printf ("document:%" G_GINT64_FORMAT "#page=2", iteam_document_get_id (document));
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.show", "s", ref);
  wait_until (reads, pane.pane);
  g_assert_cmpint (iteam_document_get_id (iteam_document_list_get_selected (pane.list)), ==, iteam_document_get_id (document));
  g_assert_false (gtk_widget_get_visible (find_child (pane.pane, "panel_box")));
  gtk_widget_activate_action (pane.pane, "documents.details", NULL);
  g_assert_true (gtk_widget_get_visible (find_child (pane.pane, "panel_box")));
  gtk_widget_activate_action (pane.pane, "documents.back", NULL);
  gtk_widget_activate_action (pane.pane, "documents.back", NULL);
  g_assert_false (reads (pane.pane));
}

static gboolean
shows_one (gpointer data)
{
  return gtk_widget_get_visible (data) && gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (data, "list")), 0) != NULL;
}

/* Where it was spoken of is told as soon as a meeting has it, and is one click away. */
static void
test_meetings (Program       *program,
               gconstpointer  data)
{
  Pane pane;
  IteamDay day = iteam_day_from_ymd (2019, 3, 5);
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, day, day);
  g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (iteam_entry_get_id (ITEAM_ENTRY (meeting)), "Geschenken", day);
  g_autoptr (IteamItemLink) link = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  GtkWidget *meetings;
  GtkListBoxRow *row;
  g_autofree char *shown = NULL;

  set_up (program, &pane);
  choose (&pane, "Gedragscode 2022");
  meetings = find_widget (pane.pane, g_type_from_name ("IteamDocumentMeetings"));
  g_assert_false (gtk_widget_get_visible (meetings));

  link = iteam_item_link_new_document (iteam_entry_get_id (ITEAM_ENTRY (item)),
                                       iteam_document_get_id (iteam_document_list_get_selected (pane.list)), 2);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));
  iteam_entry_add_to (ITEAM_ENTRY (item), draft);
  iteam_entry_add_to (ITEAM_ENTRY (link), draft);
  g_assert_true (store_fixture_commit (pane.store, draft, NULL));
  wait_until (shows_one, meetings);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (meetings, "list")), 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Geschenken");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "I-team"));

  g_signal_emit_by_name (row, "activate");
  g_object_get (find_widget (GTK_WIDGET (program_get_window (program)), g_type_from_name ("IteamSidebar")), "pane", &shown, NULL);
  g_assert_cmpstr (shown, ==, "meetings");
  g_free (g_steal_pointer (&shown));

  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "documents");
  choose (&pane, "Gedragscode 2014");
  g_assert_false (gtk_widget_get_visible (meetings));
}

static gboolean
shows_pages (gpointer data)
{
  return iteam_page_results_get_n_documents (data) == 1;
}

/* What no title holds is found in the pages, and opened there. */
static void
test_pages (Program       *program,
            gconstpointer  data)
{
  Pane pane;
  g_autoptr (GBytes) bytes = pdf_fixture_make (3);
  g_autoptr (GFile) file = program_get_file (program, "Handreiking.pdf");
  g_autoptr (IteamDocumentAdding) adding = NULL;
  IteamPageResults *results;
  GSList files = { file, NULL };

  set_up (program, &pane);
  results = ITEAM_PAGE_RESULTS (find_child (pane.pane, "page_results"));
  g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  adding = iteam_document_adding_new (pane.store);
  iteam_document_adding_add (adding, &files);
  g_assert_cmpuint (search (&pane, "\"Pagina 3\""), ==, 0);
  /* It is read when it has come in, and found then without another key. */
  wait_until (shows_pages, results);
  g_assert_false (gtk_widget_get_visible (find_child (pane.pane, "stack")));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (results, "list")), 0), "activate");
  wait_until (reads, pane.pane);
  g_assert_cmpstr (iteam_document_get_fields (iteam_document_list_get_selected (pane.list))->title, ==, "Gedragscode integriteit");
  /* Who searches on while it is read sees what is found. */
  g_assert_cmpuint (search (&pane, "protocol"), ==, 1);
  g_assert_false (reads (pane.pane));
  search (&pane, "");
  g_assert_true (gtk_widget_get_visible (find_child (pane.pane, "stack")));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (results)));
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/documents-pane/list", test_list, NULL);
  program_add_test ("/documents-pane/edit", test_edit, NULL);
  program_add_test ("/documents-pane/delete", test_delete, NULL);
  program_add_test ("/documents-pane/read", test_read, NULL);
  program_add_test ("/documents-pane/pages", test_pages, NULL);
  program_add_test ("/documents-pane/meetings", test_meetings, NULL);

  return window_fixture_run ();
}
