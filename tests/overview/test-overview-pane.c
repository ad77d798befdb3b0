/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-edits.h"
#include "iteam-action-tick.h"
#include "iteam-id.h"
#include "iteam-overview-pane.h"
#include "iteam-overview-row.h"
#include "iteam-store-documents.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The start of the day in the program's own window. */

#define N_ACTIONS 9

typedef struct
{
  IteamStore *store;
  GtkWidget *pane;
  const char *section;
  int n_rows;
  char *first;
} Overview;

static GtkListBox *
get_list (Overview   *self,
          const char *section)
{
  return GTK_LIST_BOX (find_child (find_child (self->pane, section), "list"));
}

static IteamOverviewRow *
get_row (Overview   *self,
         const char *section,
         int         place)
{
  return ITEAM_OVERVIEW_ROW (gtk_list_box_get_row_at_index (get_list (self, section), place));
}

static int
count_rows (Overview   *self,
            const char *section)
{
  int n_rows = 0;

  while (gtk_list_box_get_row_at_index (get_list (self, section), n_rows) != NULL)
    n_rows++;

  return n_rows;
}

static gboolean
has_rows (gpointer data)
{
  Overview *self = data;

  return count_rows (self, self->section) == self->n_rows;
}

static void
wait_for_rows (Overview   *self,
               const char *section,
               int         n_rows)
{
  self->section = section;
  self->n_rows = n_rows;
  wait_until (has_rows, self);
  g_assert_cmpint (gtk_widget_get_visible (find_child (self->pane, section)), ==, n_rows > 0);
}

static const char *
get_title (Overview   *self,
           const char *section,
           int         place)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (self, section, place)));
}

static gboolean
begins_with (gpointer data)
{
  Overview *self = data;

  return g_strcmp0 (get_title (self, "actions", 0), self->first) == 0;
}

static void
set_due (IteamStore *store,
         gint64      id,
         IteamDay    due)
{
  g_autoptr (GPtrArray) all = store_fixture_actions (store);
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  g_autoptr (IteamDraft) draft = NULL;

  for (guint i = 0; i < all->len; i++)
    if (iteam_action_point_get_id (all->pdata[i]) == id)
      g_ptr_array_add (actions, all->pdata[i]);
  draft = iteam_action_edits_due (actions, due);
  g_assert_true (store_fixture_commit (store, draft, NULL));
}

static void
set_up (Program  *program,
        Overview *self)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  IteamDay today = iteam_day_today ();

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  self->store = iteam_session_get_store (program->session);
  iteam_store_set_user (self->store, 0, "HRM");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "overview");
  self->pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_OVERVIEW_PANE);

  for (int i = 0; i < N_ACTIONS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Folder %d", i);

      /* The first ones are overdue. */
      set_due (self->store, store_fixture_add (self->store, title), today - 2 + i);
    }
  /* Those that are named, and the way to the others. */
  wait_for_rows (self, "actions", ITEAM_OVERVIEW_MAX + 1);
}

static gboolean
is_empty (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find_child (data, "stack"))), "empty") == 0;
}

static void
test_empty (Program       *program,
            gconstpointer  data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  GtkWidget *pane;

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "overview");
  pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_OVERVIEW_PANE);
  wait_until (is_empty, pane);
}

/* Done and postponed in place, and back by undo. */
static void
test_actions (Program       *program,
              gconstpointer  data)
{
  Overview self = { 0 };
  const IteamRef *ref;
  g_autofree char *undone = NULL;
  g_autofree char *facts = NULL;

  set_up (program, &self);
  g_assert_cmpstr (get_title (&self, "actions", 0), ==, "Folder 0");
  g_object_get (find_child (self.pane, "actions"), "facts", &facts, NULL);
  g_assert_cmpstr (facts, ==, "2 overdue of 9");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_bin_get_child (
                                   ADW_BIN (find_widget (GTK_WIDGET (get_row (&self, "actions", 0)), ITEAM_TYPE_ACTION_TICK)))), TRUE);
  self.first = "Folder 1";
  wait_until (begins_with, &self);

  /* What is a week late goes to the week that comes. */
  ref = iteam_overview_row_get_ref (get_row (&self, "actions", 0));
  gtk_widget_activate_action (self.pane, "overview.postpone", "(xs)", ref->id, "week");
  self.first = "Folder 2";
  wait_until (begins_with, &self);

  undone = store_fixture_undo (self.store, FALSE, NULL);
  g_assert_nonnull (undone);
  self.first = "Folder 1";
  wait_until (begins_with, &self);
}

static void
test_documents (Program       *program,
                gconstpointer  data)
{
  Overview self = { 0 };
  IteamDay today = iteam_day_today ();
  const IteamDay reviews[] = { today - 400, today + 10, today + 200 };

  set_up (program, &self);
  wait_for_rows (&self, "reviews", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (reviews); i++)
    {
      g_autoptr (IteamDocument) document = iteam_document_new (i == 0 ? "Gedragscode" : "Protocol", today);
      g_autoptr (IteamDraft) draft = NULL;

      g_object_set (document, "review", reviews[i], NULL);
      draft = iteam_document_draft_new (document);
      g_assert_true (store_fixture_commit (self.store, draft, NULL));
    }
  wait_for_rows (&self, "reviews", 2);
  g_assert_cmpstr (get_title (&self, "reviews", 0), ==, "Gedragscode");
}

static void
test_meetings (Program       *program,
               gconstpointer  data)
{
  Overview self = { 0 };
  IteamDay today = iteam_day_today ();
  g_autoptr (IteamMeeting) next = NULL, past = NULL;
  g_autoptr (IteamDraft) plan = NULL, submit = NULL;

  set_up (program, &self);
  next = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, today + 3, today);
  plan = iteam_entry_draft_new (ITEAM_ENTRY (next));
  g_assert_true (store_fixture_commit (self.store, plan, NULL));
  wait_for_rows (&self, "meeting", 1);
  g_assert_true (g_str_has_prefix (get_title (&self, "meeting", 0), "I-team "));

  past = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, today - 30, today);
  g_object_set (past, "state", ITEAM_MEETING_FOR_ADOPTION, NULL);
  submit = iteam_entry_draft_new (ITEAM_ENTRY (past));
  g_assert_true (store_fixture_commit (self.store, submit, NULL));
  wait_for_rows (&self, "adoptions", 1);
}

/* What someone else changes is there until it has been looked at. */
static void
test_news (Program       *program,
           gconstpointer  data)
{
  Overview self = { 0 };
  IteamStore *other;

  set_up (program, &self);
  wait_for_rows (&self, "news", 0);
  other = store_fixture_open (program->folder, "OR");
  store_fixture_add (other, "Reactie van de OR");
  store_fixture_close (other);
  wait_for_rows (&self, "news", 1);
  g_assert_true (g_str_has_suffix (get_title (&self, "news", 0), "Reactie van de OR"));

  g_signal_emit_by_name (get_row (&self, "news", 0), "activate");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "overview");
  wait_for_rows (&self, "actions", ITEAM_OVERVIEW_MAX + 1);
}

static gint64
add_person (IteamStore *store,
            const char *name,
            IteamRole   role)
{
  g_autoptr (IteamPerson) person = iteam_person_new (name);
  IteamRoleTerm term = { .id = iteam_id_new (), .role = role };
  g_autoptr (IteamDraft) draft = NULL;

  iteam_person_put_role (person, &term);
  draft = iteam_person_draft_new (person);
  g_assert_true (store_fixture_commit (store, draft, NULL));

  return iteam_person_get_id (person);
}

/* What a member of the works council has to give its consent to, and what a confidential
 * adviser looks up, stands there for them alone. */
static void
test_roles (Program       *program,
            gconstpointer  data)
{
  Overview self = { 0 };
  IteamDay today = iteam_day_today ();
  g_autoptr (IteamDocument) code = iteam_document_new ("Gedragscode", today);
  g_autoptr (IteamDocument) guide = iteam_document_new ("Meldregeling", today);
  g_autoptr (IteamDraft) first = NULL;
  g_autoptr (IteamDraft) second = NULL;
  gint64 council, adviser;

  set_up (program, &self);
  g_object_set (code, "kind", ITEAM_DOCUMENT_CODE, NULL);
  g_object_set (guide, "kind", ITEAM_DOCUMENT_GUIDE, "consent", ITEAM_CONSENT_ASKED, NULL);
  first = iteam_document_draft_new (code);
  second = iteam_document_draft_new (guide);
  g_assert_true (store_fixture_commit (self.store, first, NULL));
  g_assert_true (store_fixture_commit (self.store, second, NULL));
  council = add_person (self.store, "Lid van de OR", ITEAM_ROLE_WORKS_COUNCIL);
  adviser = add_person (self.store, "Vertrouwenspersoon", ITEAM_ROLE_CONFIDENTIAL_ADVISER);

  iteam_store_set_user (self.store, council, "Lid van de OR");
  wait_for_rows (&self, "consents", 1);
  wait_for_rows (&self, "codes", 0);
  g_assert_cmpstr (get_title (&self, "consents", 0), ==, "Meldregeling");
  g_assert_true (gtk_widget_is_ancestor (find_child (self.pane, "consents"), find_child (self.pane, "first_column")));
  g_assert_true (gtk_widget_get_first_child (find_child (self.pane, "first_column")) == find_child (self.pane, "adoptions"));

  iteam_store_set_user (self.store, adviser, "Vertrouwenspersoon");
  wait_for_rows (&self, "codes", 1);
  wait_for_rows (&self, "consents", 0);
  g_assert_cmpstr (get_title (&self, "codes", 0), ==, "Gedragscode");
  g_assert_false (gtk_widget_is_ancestor (find_child (self.pane, "adoptions"), find_child (self.pane, "first_column")));
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/overview-pane/empty", test_empty, NULL);
  program_add_test ("/overview-pane/actions", test_actions, NULL);
  program_add_test ("/overview-pane/documents", test_documents, NULL);
  program_add_test ("/overview-pane/meetings", test_meetings, NULL);
  program_add_test ("/overview-pane/news", test_news, NULL);
  program_add_test ("/overview-pane/roles", test_roles, NULL);

  return window_fixture_run ();
}
