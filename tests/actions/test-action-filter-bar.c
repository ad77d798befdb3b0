/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-filter-bar.h"

#include "iteam-action-conditions.h"
#include "iteam-chip.h"
#include "iteam-day-row.h"

#define HRM 101
#define OR 102
#define LEFT 103
#define SCREEN 201

typedef struct
{
  GtkWindow *window;
  IteamActionFilterBar *bar;
  IteamActionFilter *filter;
  IteamDirectory *directory;
  GSettings *settings;
  int n_changes;
  char *extra;
} Fixture;

static IteamDirectory *
make_directory (const char *hrm)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (people, iteam_person_new_from_row (HRM, hrm, NULL, NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (OR, "Ondernemingsraad (OR)", "OR", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (LEFT, "Griffier", NULL, NULL, NULL, TRUE));
  g_ptr_array_add (pillars, iteam_pillar_new (SCREEN, "screen", "I-bewust achter je scherm", NULL, 0, "a"));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
chosen_cb (Fixture    *fixture,
           const char *extra)
{
  g_free (fixture->extra);
  fixture->extra = g_strdup (extra);
}

/* What is below @widget is of class @type and, if @text is given, has it as
 * label, tooltip or property "view". */
static GtkWidget *
find (GtkWidget  *widget,
      const char *type,
      const char *text)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    {
      static const char *const names[] = { "label", "tooltip-text", "view" };

      if (text == NULL)
        return widget;

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *value = NULL;

          if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[i]) == NULL)
            continue;
          g_object_get (widget, names[i], &value, NULL);
          if (g_strcmp0 (value, text) == 0)
            return widget;
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A popover is made when it is opened for the first time. */
static void
open_once (Fixture    *fixture,
           const char *type,
           const char *text,
           const char *popover)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find (GTK_WIDGET (fixture->bar), type, text));

  g_assert_null (find (GTK_WIDGET (fixture->bar), popover, NULL));
  gtk_menu_button_popup (button);
  gtk_menu_button_popdown (button);
  g_assert_nonnull (find (GTK_WIDGET (fixture->bar), popover, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->settings = g_settings_new (ITEAM_APP_ID);
  g_settings_reset (fixture->settings, "actions-saved-searches");
  fixture->directory = make_directory ("HRM");
  fixture->bar = ITEAM_ACTION_FILTER_BAR (iteam_action_filter_bar_new ());
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  iteam_action_filter_bar_set_settings (fixture->bar, fixture->settings);
  iteam_action_filter_bar_set_directory (fixture->bar, fixture->directory);
  fixture->filter = iteam_action_filter_bar_get_filter (fixture->bar);
  g_signal_connect_swapped (fixture->bar, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->bar, "saved-search-chosen", G_CALLBACK (chosen_cb), fixture);
  gtk_window_present (fixture->window);
  open_once (fixture, "GtkMenuButton", "More Views and Saved Searches", "IteamActionViewMenu");
  open_once (fixture, "GtkMenuButton", "_Filter", "IteamActionFilterPopover");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  IteamActionFilterBar *bar = fixture->bar;

  /* Nothing of it outlives the window, and it holds on to nothing. */
  g_object_add_weak_pointer (G_OBJECT (bar), (gpointer *) &bar);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (bar);
  g_assert_finalize_object (fixture->directory);
  g_assert_finalize_object (fixture->settings);
  g_free (fixture->extra);
}

static GtkWidget *
find_in_bar (Fixture    *fixture,
             const char *type,
             const char *text)
{
  GtkWidget *found = find (GTK_WIDGET (fixture->bar), type, text);

  if (found == NULL)
    g_error ("There is no %s “%s”", type, text != NULL ? text : "");

  return found;
}

/* The box to check that has this label in the filter's popover. */
static GtkCheckButton *
find_check (Fixture    *fixture,
            const char *label)
{
  GtkWidget *popover = find_in_bar (fixture, "IteamActionFilterPopover", NULL);
  GtkWidget *found = find (popover, "GtkLabel", label);

  g_assert_nonnull (found);

  return GTK_CHECK_BUTTON (gtk_widget_get_parent (found));
}

static void
press (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
assert_query (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *query = iteam_action_filter_to_query (fixture->filter);

  g_assert_cmpstr (query, ==, expected);
}

static char *
chip_labels (Fixture *fixture)
{
  GtkWidget *chips = find_in_bar (fixture, "IteamActionFilterChips", NULL);
  GString *text = g_string_new (NULL);

  for (GtkWidget *chip = gtk_widget_get_first_child (chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (ITEAM_IS_CHIP (chip))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", iteam_chip_get_label (ITEAM_CHIP (chip)));

  return g_string_free (text, FALSE);
}

static void
assert_chips (Fixture    *fixture,
              const char *expected)
{
  GtkRevealer *revealer = GTK_REVEALER (find_in_bar (fixture, "GtkRevealer", NULL));
  g_autofree char *labels = chip_labels (fixture);

  g_assert_cmpstr (labels, ==, expected);
  g_assert_true (gtk_revealer_get_reveal_child (revealer) == (expected[0] != '\0'));
}

static void
assert_more (Fixture    *fixture,
             const char *label,
             gboolean    current)
{
  GtkWidget *button = find_in_bar (fixture, "GtkMenuButton", "More Views and Saved Searches");

  g_assert_nonnull (find (gtk_menu_button_get_child (GTK_MENU_BUTTON (button)), "GtkLabel", label));
  g_assert_true (gtk_widget_has_css_class (button, "current") == current);
}

static void
test_views (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const views[] = { "open", "mine", "today", "overdue", "all", "scheduled", "waiting", "closed" };
  GtkWidget *late;

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *button = find_in_bar (fixture, "IteamActionViewButton", views[i]);
      g_autofree char *view = NULL;

      press (button);
      g_object_get (fixture->bar, "view", &view, NULL);
      g_assert_cmpstr (view, ==, views[i]);
      g_assert_cmpstr (iteam_action_view_to_nick (iteam_action_filter_get_view (fixture->filter)), ==, views[i]);
      g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

      /* Pressed again, it stays chosen. */
      press (button);
      g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
      g_assert_cmpint (fixture->n_changes, ==, i + 1);
    }
  assert_more (fixture, "Closed", TRUE);

  iteam_action_filter_set_view (fixture->filter, ITEAM_ACTION_VIEW_OVERDUE);
  late = find_in_bar (fixture, "IteamActionViewButton", "overdue");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (late)));
  assert_more (fixture, "More", FALSE);

  g_object_set (fixture->bar, "view", "waiting", NULL);
  g_assert_cmpint (iteam_action_filter_get_view (fixture->filter), ==, ITEAM_ACTION_VIEW_WAITING);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (late)));
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *late = find_in_bar (fixture, "IteamActionViewButton", "overdue");
  GtkWidget *scheduled = find_in_bar (fixture, "IteamActionViewButton", "scheduled");
  GtkWidget *more = find_in_bar (fixture, "GtkMenuButton", "More Views and Saved Searches");
  GtkWidget *figure;

  iteam_action_filter_bar_set_count (fixture->bar, ITEAM_ACTION_VIEW_OVERDUE, 2);
  iteam_action_filter_bar_set_count (fixture->bar, ITEAM_ACTION_VIEW_SCHEDULED, 14);
  figure = find (late, "GtkLabel", "2");
  g_assert_nonnull (figure);
  g_assert_true (gtk_widget_has_css_class (figure, "late"));
  g_assert_nonnull (find (scheduled, "GtkLabel", "14"));

  iteam_action_filter_bar_set_count (fixture->bar, ITEAM_ACTION_VIEW_OVERDUE, 0);
  g_assert_true (find (late, "GtkLabel", "0") == figure);
  g_assert_false (gtk_widget_has_css_class (figure, "late"));

  iteam_action_filter_bar_set_count (fixture->bar, ITEAM_ACTION_VIEW_OVERDUE, 1000);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (figure)), ==, "999+");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (late), ==, "Overdue, 1000 action points");
  iteam_action_filter_bar_set_count (fixture->bar, ITEAM_ACTION_VIEW_OVERDUE, 999);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (figure)), ==, "999");
  g_assert_null (gtk_widget_get_tooltip_text (late));
  iteam_action_filter_bar_set_count (fixture->bar, ITEAM_ACTION_VIEW_CLOSED, 1000);
  g_assert_nonnull (find (find_in_bar (fixture, "IteamActionViewButton", "closed"), "GtkLabel", "1000"));

  /* What is shown from the menu says its count outside the menu too. */
  press (scheduled);
  figure = find (gtk_menu_button_get_child (GTK_MENU_BUTTON (more)), "GtkLabel", "14");
  g_assert_nonnull (figure);
  g_assert_true (gtk_widget_get_visible (figure));
  press (late);
  g_assert_false (gtk_widget_get_visible (figure));
}

static void
test_popover (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *label, *query; } cases[] = {
    { "In progress", "view:all status:in-progress" },
    { "Waiting", "view:all status:in-progress,waiting" },
    { "Point of attention", "view:all status:in-progress,waiting kind:attention" },
    { "High", "view:all status:in-progress,waiting kind:attention priority:high" },
    { "No due date", "view:all status:in-progress,waiting kind:attention priority:high due:none" },
    { "Me", "view:all status:in-progress,waiting kind:attention priority:high due:none owner:me" },
    { "Nobody", "view:all status:in-progress,waiting kind:attention priority:high due:none owner:me,nobody" },
    { "Me", "view:all status:in-progress,waiting kind:attention priority:high due:none owner:nobody" },
    { "HRM", "view:all status:in-progress,waiting kind:attention priority:high due:none owner:nobody,HRM" },
    { "I-bewust achter je scherm",
      "view:all status:in-progress,waiting kind:attention priority:high due:none owner:nobody,HRM pillar:screen" },
  };
  GtkWidget *popover = find_in_bar (fixture, "IteamActionFilterPopover", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkCheckButton *check = find_check (fixture, cases[i].label);

      gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
      assert_query (fixture, cases[i].query);
    }
  g_assert_cmpint (fixture->n_changes, ==, G_N_ELEMENTS (cases));

  /* What comes from elsewhere is shown, also someone who left. */
  g_assert_null (find (popover, "GtkLabel", "Griffier"));
  g_assert_true (iteam_action_filter_set_query (fixture->filter, "due:today priority:low owner:Griffier", NULL));
  g_assert_cmpint (fixture->n_changes, ==, G_N_ELEMENTS (cases) + 1);
  g_assert_true (gtk_check_button_get_active (find_check (fixture, "Today")));
  g_assert_true (gtk_check_button_get_active (find_check (fixture, "Low")));
  g_assert_true (gtk_check_button_get_active (find_check (fixture, "Griffier")));
  g_assert_false (gtk_check_button_get_active (find_check (fixture, "High")));
  g_assert_false (gtk_check_button_get_active (find_check (fixture, "HRM")));

  press (find (popover, "GtkButton", "Clear All"));
  assert_query (fixture, "view:all");
  g_assert_false (gtk_check_button_get_active (find_check (fixture, "Today")));
  g_assert_false (gtk_widget_is_sensitive (find (popover, "GtkButton", "Clear All")));
}

static void
type_day (IteamDayRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  iteam_text_row_finish (ITEAM_TEXT_ROW (row));
}

static void
test_due_range (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *popover = find_in_bar (fixture, "IteamActionFilterPopover", NULL);
  IteamDayRow *from = ITEAM_DAY_ROW (find (popover, "IteamDayRow", NULL));
  IteamDayRow *until = ITEAM_DAY_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (from)));

  type_day (from, "3 May 2030");
  assert_query (fixture, "view:all due:2030-05-03..");
  type_day (until, "31-5-2030");
  assert_query (fixture, "view:all due:2030-05-03..2030-05-31");

  /* What is no date changes nothing. */
  type_day (until, "paprika");
  assert_query (fixture, "view:all due:2030-05-03..2030-05-31");
  iteam_text_row_revert (ITEAM_TEXT_ROW (until));

  /* A range has its end after its beginning. */
  type_day (from, "30 June 2030");
  assert_query (fixture, "view:all due:2030-06-30..");
  g_assert_cmpint (iteam_day_row_get_read (until), ==, ITEAM_DAY_NONE);
  type_day (until, "31 May 2030");
  assert_query (fixture, "view:all due:..2030-05-31");
  g_assert_cmpint (iteam_day_row_get_read (from), ==, ITEAM_DAY_NONE);
  type_day (until, "30 June 2030");
  assert_query (fixture, "view:all due:..2030-06-30");
  press (find (popover, "GtkButton", "Clear All"));
  assert_query (fixture, "view:all");
  g_assert_cmpint (iteam_day_row_get_read (until), ==, ITEAM_DAY_NONE);
}

static void
test_find_owner (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct { const char *text; gboolean hrm, council, me; } cases[] = {
    { "", TRUE, TRUE, TRUE },
    { "hr", TRUE, FALSE, FALSE },
    { " RAAD ", FALSE, TRUE, FALSE },
    { "m", TRUE, TRUE, TRUE },
    { "zzz", FALSE, FALSE, FALSE },
  };
  GtkWidget *popover = find_in_bar (fixture, "IteamActionFilterPopover", NULL);
  GtkWidget *entry = find (popover, "GtkSearchEntry", NULL);
  GtkWidget *nobody = find (popover, "GtkLabel", "No one of that name");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), cases[i].text);
      g_signal_emit_by_name (entry, "search-changed");
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_check (fixture, "HRM"))) == cases[i].hrm);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_check (fixture, "Ondernemingsraad (OR)"))) == cases[i].council);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_check (fixture, "Me"))) == cases[i].me);
      g_assert_true (gtk_widget_get_visible (nobody) == (!cases[i].hrm && !cases[i].council && !cases[i].me));
    }
}

static void
test_conditions (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct { const char *query, *labels; } cases[] = {
    { "", "" },
    { "view:today", "" },
    { "status:waiting", "Status: waiting" },
    { "kind:improvement,action", "Kind: action point|Kind: point of improvement" },
    { "priority:high due:overdue,none", "Priority: high|No due date|Due: overdue" },
    { "due:1998-01-02..1998-02-03", "Due: 2 Jan 1998 – 3 Feb 1998" },
    { "due:1998-01-02", "Due: 2 Jan 1998" },
    { "due:1998-01-02..", "Due from 2 Jan 1998" },
    { "due:..1998-01-02", "Due until 2 Jan 1998" },
    { "owner:OR,HRM,me,nobody", "Owner: OR|Owner: HRM|Owner: me|Without an owner" },
    { "owner:person:999", "Owner: someone" },
    { "pillar:screen,none,pillar:999", "Pillar: achter je scherm|Without a pillar|Pillar: a pillar" },
    { "folder \"lang geleden\"", "Contains “folder”|Contains “lang geleden”" },
  };
  g_autoptr (GPtrArray) conditions = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].query);
      g_assert_true (iteam_action_filter_set_query (fixture->filter, cases[i].query, NULL));
      assert_chips (fixture, cases[i].labels);

      /* Each can be taken away, and leaves the others. */
      for (;;)
        {
          g_clear_pointer (&conditions, g_ptr_array_unref);
          conditions = iteam_action_conditions_list (fixture->filter, iteam_day_today ());
          if (conditions->len == 0)
            break;

          {
            guint before = conditions->len;
            g_autoptr (GPtrArray) after = NULL;

            iteam_action_condition_remove (g_ptr_array_index (conditions, 0), fixture->filter);
            after = iteam_action_conditions_list (fixture->filter, iteam_day_today ());
            g_assert_cmpuint (after->len, ==, before - 1);
          }
        }
      g_assert_true (iteam_action_filter_is_empty (fixture->filter));
      assert_chips (fixture, "");
    }
}

static gboolean
has_focus (GtkWidget *widget)
{
  return gtk_root_get_focus (gtk_widget_get_root (widget)) == widget;
}

static void
test_chips (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *button, *filter_button;

  g_assert_true (iteam_action_filter_set_query (fixture->filter, "status:waiting owner:HRM folder", NULL));
  assert_chips (fixture, "Status: waiting|Owner: HRM|Contains “folder”");

  g_ptr_array_add (people, iteam_person_new_from_row (HRM, "Personeelszaken", NULL, NULL, NULL, FALSE));
  iteam_directory_update (fixture->directory, people, pillars);
  assert_chips (fixture, "Status: waiting|Owner: Personeelszaken|Contains “folder”");

  /* The focus goes on to the next chip, and at the end to where chips come from. */
  button = find_in_bar (fixture, "GtkButton", "Remove “Owner: Personeelszaken”");
  g_assert_true (gtk_widget_grab_focus (button));
  press (button);
  assert_chips (fixture, "Status: waiting|Contains “folder”");
  button = find_in_bar (fixture, "GtkButton", "Remove “Contains “folder””");
  g_assert_true (has_focus (button));
  press (button);
  button = find_in_bar (fixture, "GtkButton", "Remove “Status: waiting”");
  g_assert_true (has_focus (button));
  press (button);
  assert_chips (fixture, "");
  filter_button = find_in_bar (fixture, "GtkMenuButton", "_Filter");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), filter_button));

  g_assert_true (iteam_action_filter_set_query (fixture->filter, "view:open status:waiting folder", NULL));
  press (find (find_in_bar (fixture, "IteamActionFilterChips", NULL), "GtkButton", "Clear All"));
  assert_query (fixture, "view:open");
}

static GtkWidget *
name_entry (Fixture *fixture)
{
  return find (find_in_bar (fixture, "IteamActionViewMenu", NULL), "GtkEntry", NULL);
}

static void
save_as (Fixture    *fixture,
         const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (name_entry (fixture)), name);
  g_signal_emit_by_name (name_entry (fixture), "activate");
}

static void
choose (Fixture *fixture,
        int      index)
{
  GtkListBox *list = GTK_LIST_BOX (find_in_bar (fixture, "GtkListBox", NULL));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, index));
}

static void
assert_saved (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GVariant) value = g_settings_get_value (fixture->settings, "actions-saved-searches");
  g_autofree char *text = g_variant_print (value, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  GtkListBox *list = GTK_LIST_BOX (find_in_bar (fixture, "GtkListBox", NULL));

  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (iteam_action_filter_set_query (fixture->filter, "view:waiting owner:OR", NULL));
  iteam_action_filter_bar_set_extra (fixture->bar, "due descending");
  save_as (fixture, "  Wacht op de OR ");
  assert_saved (fixture, "[('Wacht op de OR', 'view:waiting owner:OR', 'due descending')]");
  assert_more (fixture, "Wacht op de OR", TRUE);

  g_assert_true (iteam_action_filter_set_query (fixture->filter, "view:open folder", NULL));
  assert_more (fixture, "More", FALSE);
  iteam_action_filter_bar_set_extra (fixture->bar, NULL);
  save_as (fixture, "Folder");
  save_as (fixture, "   ");
  assert_saved (fixture, "[('Wacht op de OR', 'view:waiting owner:OR', 'due descending'), ('Folder', 'view:open folder', '')]");

  choose (fixture, 0);
  assert_query (fixture, "view:waiting owner:OR");
  g_assert_cmpstr (fixture->extra, ==, "due descending");
  assert_more (fixture, "Wacht op de OR", TRUE);
  choose (fixture, 1);
  assert_query (fixture, "view:open folder");
  g_assert_cmpstr (fixture->extra, ==, "");

  /* A name that is there already is said to be, and is then another search. */
  gtk_editable_set_text (GTK_EDITABLE (name_entry (fixture)), "wacht op de or");
  g_assert_nonnull (find (find_in_bar (fixture, "IteamActionViewMenu", NULL), "GtkButton", "_Replace"));
  gtk_editable_set_text (GTK_EDITABLE (name_entry (fixture)), "Nieuw");
  g_assert_null (find (find_in_bar (fixture, "IteamActionViewMenu", NULL), "GtkButton", "_Replace"));
  save_as (fixture, "wacht op de or");
  assert_saved (fixture, "[('wacht op de or', 'view:open folder', ''), ('Folder', 'view:open folder', '')]");

  press (find_in_bar (fixture, "GtkButton", "Delete “wacht op de or”"));
  assert_saved (fixture, "[('Folder', 'view:open folder', '')]");
  assert_more (fixture, "Folder", TRUE);
  press (find_in_bar (fixture, "GtkButton", "Delete “Folder”"));
  assert_saved (fixture, "[]");
  assert_more (fixture, "More", FALSE);
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
}

/* What a saved search named may not be in this file. */
static void
test_saved_elsewhere (Fixture       *fixture,
                      gconstpointer  data)
{
  GVariant *value = g_variant_new_parsed ("[('Adviseur', 'view:open owner:Adviseur status:waiting', 'x')]");
  GtkWidget *error;

  g_settings_set_value (fixture->settings, "actions-saved-searches", value);
  choose (fixture, 0);
  g_assert_true (iteam_action_filter_get_match_nothing (fixture->filter));
  error = find_in_bar (fixture, "GtkLabel", "“owner” cannot be “Adviseur”.");
  g_assert_true (gtk_widget_get_visible (error));
  assert_chips (fixture, "Status: waiting|Something Unknown");

  press (find_in_bar (fixture, "GtkButton", "Remove “Something Unknown”"));
  g_assert_false (gtk_widget_get_visible (error));
  assert_query (fixture, "view:open status:waiting");
}

static void
test_without (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamDirectory) other = make_directory ("Personeelszaken");
  g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (other);

  iteam_action_filter_set_view (filter, ITEAM_ACTION_VIEW_TODAY);
  g_object_set (fixture->bar, "filter", filter, NULL);
  g_assert_nonnull (find_check (fixture, "Personeelszaken"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_in_bar (fixture, "IteamActionViewButton", "today"))));

  /* The filter that it had is no longer listened to. */
  iteam_action_filter_bar_set_directory (fixture->bar, NULL);
  g_assert_null (iteam_action_filter_bar_get_filter (fixture->bar));
  iteam_action_filter_set_view (filter, ITEAM_ACTION_VIEW_MINE);
  g_assert_cmpint (fixture->n_changes, ==, 0);
  g_assert_false (gtk_widget_is_sensitive (find_in_bar (fixture, "GtkMenuButton", "_Filter")));
  assert_chips (fixture, "");

  g_object_set (fixture->bar, "settings", NULL, NULL);
  g_assert_false (gtk_widget_is_visible (find_in_bar (fixture, "GtkListBox", NULL)));
  press (find_in_bar (fixture, "IteamActionViewButton", "open"));
  g_assert_null (iteam_action_filter_bar_get_filter (fixture->bar));
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/action-filter-bar/views", test_views },
    { "/action-filter-bar/counts", test_counts },
    { "/action-filter-bar/popover", test_popover },
    { "/action-filter-bar/due-range", test_due_range },
    { "/action-filter-bar/find-owner", test_find_owner },
    { "/action-filter-bar/conditions", test_conditions },
    { "/action-filter-bar/chips", test_chips },
    { "/action-filter-bar/saved", test_saved },
    { "/action-filter-bar/saved-elsewhere", test_saved_elsewhere },
    { "/action-filter-bar/without", test_without },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_printerr ("There is no display\n");
      return 77;
    }
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
