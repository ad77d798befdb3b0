/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-day-row.h"
#include "iteam-people-window.h"
#include "iteam-person-editor.h"
#include "iteam-role-row.h"
#include "iteam-who-window.h"
#include "window-fixture.h"

static gboolean
user_is_known (gpointer data)
{
  return iteam_session_get_user (data) != NULL;
}

/* A file with one person, whose fields are open. */
static GtkWidget *
open_editor (Program *program)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_autoptr (IteamPerson) person = iteam_person_new ("HRM");

  program_open (program, file);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  iteam_session_become_async (program->session, person, NULL, NULL);
  wait_until (user_is_known, program->session);
  g_action_group_activate_action (G_ACTION_GROUP (program->application), "people", NULL);

  return find_widget (wait_for_window (ITEAM_TYPE_PEOPLE_WINDOW), ITEAM_TYPE_PERSON_EDITOR);
}

static IteamPerson *
get_person (Program *program)
{
  return iteam_session_get_user (program->session);
}

static void
type (gpointer    row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  iteam_text_row_finish (ITEAM_TEXT_ROW (row));
}

typedef struct
{
  Program *program;
  const char *name;
  const char *short_name;
} Names;

static gboolean
has_names (gpointer data)
{
  Names *names = data;
  IteamPerson *person = get_person (names->program);

  return g_strcmp0 (iteam_person_get_name (person), names->name) == 0 &&
         g_strcmp0 (iteam_person_get_short_name (person), names->short_name) == 0;
}

/* Fields are saved one by one, without the space at their ends; a person keeps a
 * name, and what is being typed stays when another field is saved. */
static void
test_fields (Program      *program,
             gconstpointer data)
{
  GtkWidget *editor = open_editor (program);
  gpointer name = find_child (editor, "name_row"), email = find_child (editor, "email_row");
  Names first = { program, "Personeel en organisatie", "Personeel en organisatie" };
  Names second = { program, "Personeel en organisatie", "P&O" };

  type (name, "  Personeel en organisatie ");
  wait_until (has_names, &first);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Personeel en organisatie");

  gtk_editable_set_text (GTK_EDITABLE (email), "p&o");
  type (find_child (editor, "short_name_row"), "P&O");
  wait_until (has_names, &second);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (email)), ==, "p&o");

  type (name, " ");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Personeel en organisatie");
  g_assert_true (has_names (&second));

  gtk_window_destroy (GTK_WINDOW (find_window (ITEAM_TYPE_PEOPLE_WINDOW)));
}

static gboolean
has_role_row (gpointer data)
{
  return find_widget (data, ITEAM_TYPE_ROLE_ROW) != NULL;
}

typedef struct
{
  Program *program;
  IteamDay from;
  IteamDay to;
} Term;

static gboolean
has_term (gpointer data)
{
  Term *term = data;
  GArray *roles = iteam_person_get_roles (get_person (term->program));
  const IteamRoleTerm *role = roles->len == 1 ? &g_array_index (roles, IteamRoleTerm, 0) : NULL;

  return role != NULL && role->from == term->from && role->to == term->to;
}

/* Of a role a month is its first day where it begins, and its last where it
 * ends; what is no date is marked and not written. */
static void
test_role (Program      *program,
           gconstpointer data)
{
  GtkWidget *editor = open_editor (program);
  Term begun = { program, iteam_day_from_ymd (2018, 5, 1), ITEAM_DAY_NONE };
  Term ended = { program, iteam_day_from_ymd (2018, 5, 1), iteam_day_from_ymd (2019, 9, 30) };
  Term unknown = { program, ITEAM_DAY_NONE, iteam_day_from_ymd (2019, 9, 30) };
  GtkWidget *row;
  gpointer from;

  gtk_widget_activate_action (editor, "person.add-role", NULL);
  wait_until (has_role_row, editor);
  row = find_widget (editor, ITEAM_TYPE_ROLE_ROW);
  from = find_child (row, "from_row");
  type (from, "mei 2018");
  wait_until (has_term, &begun);
  type (find_child (row, "to_row"), "september 2019");
  wait_until (has_term, &ended);

  type (from, "ooit");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (from), "error"));
  g_assert_true (has_term (&ended));
  type (from, "");
  wait_until (has_term, &unknown);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (from), "error"));

  gtk_window_destroy (GTK_WINDOW (find_window (ITEAM_TYPE_PEOPLE_WINDOW)));
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/people-window/fields", test_fields, NULL);
  program_add_test ("/people-window/role", test_role, NULL);

  return window_fixture_run ();
}
