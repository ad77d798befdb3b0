/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-overview-pane.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-edits.h"
#include "iteam-breakpoint-bin.h"
#include "iteam-news-list.h"
#include "iteam-overview-row.h"
#include "iteam-overview-section.h"
#include "iteam-save.h"
#include "iteam-store-overview.h"

/**
 * IteamOverviewPane:
 *
 * The start of the day: what waits for the person who works here, each a click from the
 * thing itself. It is read anew while it is on the screen and something changes, and when
 * it comes there.
 */
struct _IteamOverviewPane
{
  AdwBin parent_instance;

  /* template children */
  IteamBreakpointBin *breakpoint;
  GtkBox *columns;
  GtkBox *first_column;
  GtkBox *second_column;
  GtkStack *stack;
  AdwWindowTitle *title;
  IteamOverviewSection *actions;
  IteamOverviewSection *adoptions;
  IteamOverviewSection *codes;
  IteamOverviewSection *consents;
  IteamOverviewSection *meeting;
  IteamOverviewSection *news;
  IteamOverviewSection *reviews;
  IteamOverviewSection *spotlights;

  gboolean stale;
  guint n_news;

  /* owned */
  IteamStore *store;
  IteamNewsList *news_list;
  IteamOverview *overview;
  GArray *asked;
  GCancellable *reading;
};

enum
{
  PROP_STORE = 1,
  PROP_BADGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamOverviewPane, iteam_overview_pane, ADW_TYPE_BIN)

static void refresh (IteamOverviewPane *self);

static gboolean
is_writable (IteamOverviewPane *self)
{
  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

static void
update_layout (IteamOverviewPane *self)
{
  gboolean narrow = iteam_breakpoint_bin_get_narrow (self->breakpoint);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !narrow);
}

/* "3 overdue of 12". */
static char *
describe_actions (const IteamOverview *overview)
{
  if (overview->n_late > 0)
    /* Translators: of so many action points, so many are overdue: "3 overdue of 12". */
    return g_strdup_printf (_("%d overdue of %d"), overview->n_late, overview->n_actions);
  if (overview->n_actions > (int) overview->actions->len)
    /* Translators: so many of all: "7 of 12". */
    return g_strdup_printf (_("%d of %d"), (int) overview->actions->len, overview->n_actions);

  return g_strdup ("");
}

static void
show_actions (IteamOverviewPane *self,
              IteamDay           today)
{
  const IteamOverview *overview = self->overview;
  gboolean mine = iteam_store_get_user (self->store) != 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *facts = describe_actions (overview);

  for (guint i = 0; i < overview->actions->len; i++)
    g_ptr_array_add (rows, iteam_overview_row_new_action (overview->actions->pdata[i], iteam_store_get_directory (self->store),
                                                          today, is_writable (self)));
  if (mine && overview->n_team_late > overview->n_late)
    {
      g_autofree char *more = g_strdup_printf (_("Overdue in the whole team: %d"), overview->n_team_late);

      g_ptr_array_add (rows, iteam_overview_row_new_more (more, "actions"));
    }
  else if (overview->n_actions > (int) overview->actions->len)
    {
      g_ptr_array_add (rows, iteam_overview_row_new_more (_("All Action Points"), "actions"));
    }

  g_object_set (self->actions, "title", mine ? _("My Action Points") : _("Action Points"), "facts", facts, NULL);
  iteam_overview_section_set_rows (self->actions, rows);
}

static void
show_meetings (IteamOverviewPane *self,
               IteamDay           today)
{
  const IteamOverview *overview = self->overview;
  g_autoptr (GPtrArray) next = g_ptr_array_new ();
  g_autoptr (GPtrArray) adoptions = g_ptr_array_new ();

  if (overview->meeting != NULL)
    g_ptr_array_add (next, iteam_overview_row_new_meeting (overview->meeting, overview->n_without_presenter, today));
  for (guint i = 0; i < overview->adoptions->len; i++)
    g_ptr_array_add (adoptions, iteam_overview_row_new_adoption (overview->adoptions->pdata[i]));

  iteam_overview_section_set_rows (self->meeting, next);
  iteam_overview_section_set_rows (self->adoptions, adoptions);
}

static void
show_documents (IteamOverviewPane *self,
                IteamDay           today)
{
  const IteamOverview *overview = self->overview;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < overview->reviews->len; i++)
    g_ptr_array_add (rows, iteam_overview_row_new_review (overview->reviews->pdata[i], today));
  if (overview->n_reviews > (int) overview->reviews->len)
    g_ptr_array_add (rows, iteam_overview_row_new_more (_("All Documents"), "documents"));

  iteam_overview_section_set_rows (self->reviews, rows);
}

static gboolean
has_role (IteamOverviewPane *self,
          IteamRole          role,
          IteamDay           today)
{
  IteamPerson *person = iteam_directory_find_person (iteam_store_get_directory (self->store), iteam_store_get_user (self->store));
  GArray *roles = person != NULL ? iteam_person_get_roles (person) : NULL;

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      const IteamRoleTerm *term = &g_array_index (roles, IteamRoleTerm, i);

      if (term->role == role && (term->from == ITEAM_DAY_NONE || term->from <= today) &&
          (term->to == ITEAM_DAY_NONE || term->to >= today))
        return TRUE;
    }

  return FALSE;
}

/* Puts a section into a column, behind another or at its beginning. */
static void
put (IteamOverviewSection *section,
     GtkBox               *column,
     IteamOverviewSection *behind)
{
  g_autoptr (GtkWidget) widget = g_object_ref (GTK_WIDGET (section));
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (parent == GTK_WIDGET (column))
    {
      gtk_box_reorder_child_after (column, widget, GTK_WIDGET (behind));

      return;
    }
  gtk_box_remove (GTK_BOX (parent), widget);
  gtk_box_insert_child_after (column, widget, GTK_WIDGET (behind));
}

/* A member of the works council reads the minutes that are up for adoption and what
 * needs consent; a confidential adviser has the codes and protocols at hand. */
static void
fit_to_role (IteamOverviewPane *self,
             IteamDay           today)
{
  const IteamOverview *overview = self->overview;
  gboolean council = has_role (self, ITEAM_ROLE_WORKS_COUNCIL, today);
  gboolean consents = council || has_role (self, ITEAM_ROLE_COORDINATOR, today);
  gboolean adviser = has_role (self, ITEAM_ROLE_CONFIDENTIAL_ADVISER, today);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; consents && i < overview->consents->len; i++)
    g_ptr_array_add (waiting, iteam_overview_row_new_consent (overview->consents->pdata[i], today));
  for (guint i = 0; adviser && i < overview->codes->len; i++)
    g_ptr_array_add (codes, iteam_overview_row_new_code (overview->codes->pdata[i]));
  iteam_overview_section_set_rows (self->consents, waiting);
  iteam_overview_section_set_rows (self->codes, codes);

  put (self->adoptions, council ? self->first_column : self->second_column, council ? NULL : self->meeting);
  put (self->consents, council ? self->first_column : self->second_column, self->adoptions);
  put (self->codes, self->second_column, NULL);
}

static void
show_spotlights (IteamOverviewPane *self,
                 IteamDay           today)
{
  const IteamOverview *overview = self->overview;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < overview->spotlights->len; i++)
    g_ptr_array_add (rows, iteam_overview_row_new_spotlight (overview->spotlights->pdata[i],
                                                             iteam_store_get_directory (self->store), today));

  iteam_overview_section_set_rows (self->spotlights, rows);
}

/* What was looked at meanwhile is not new any more, and what is gone is nowhere to go to. */
static void
show_news (IteamOverviewPane *self)
{
  const IteamOverview *overview = self->overview;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *facts = NULL;

  for (guint i = 0; i < overview->news->len && i < self->asked->len; i++)
    {
      const IteamNews *news = iteam_news_list_find (self->news_list, &g_array_index (self->asked, IteamRef, i));
      const char *title = overview->news->pdata[i];

      if (news != NULL && title[0] != '\0')
        g_ptr_array_add (rows, iteam_overview_row_new_news (news, title));
    }

  facts = self->n_news > self->asked->len ? g_strdup_printf (_("%d of %d"), (int) rows->len, (int) self->n_news) : g_strdup ("");
  g_object_set (self->news, "facts", facts, NULL);
  iteam_overview_section_set_rows (self->news, rows);
}

static gboolean
is_empty (IteamOverviewPane *self)
{
  IteamOverviewSection *sections[] = {
    self->actions, self->adoptions, self->codes, self->consents, self->meeting, self->news, self->reviews, self->spotlights,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (sections[i])))
      return FALSE;

  return TRUE;
}

static void
show_overview (IteamOverviewPane *self)
{
  IteamDay today = iteam_day_today ();
  g_autofree char *date = iteam_day_format (today, today, ITEAM_DAY_LONG);

  adw_window_title_set_subtitle (self->title, date);
  show_actions (self, today);
  show_meetings (self, today);
  show_documents (self, today);
  show_spotlights (self, today);
  fit_to_role (self, today);
  show_news (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty (self) ? "empty" : "day");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  IteamOverview *overview = iteam_store_read_overview_finish (ITEAM_STORE (source), result, &error);
  IteamOverviewPane *self;

  /* Another file was opened, or the pane is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ITEAM_OVERVIEW_PANE (user_data);
  g_clear_object (&self->reading);
  if (overview == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }

  iteam_overview_free (self->overview);
  self->overview = overview;
  show_overview (self);
  if (self->stale)
    refresh (self);
}

/* Reads what waits, once at a time, and only for who can see it. */
static void
refresh (IteamOverviewPane *self)
{
  self->stale = self->store == NULL || self->reading != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  self->reading = g_cancellable_new ();
  self->n_news = iteam_news_list_get_newest (self->news_list, ITEAM_OVERVIEW_MAX, self->asked);
  iteam_store_read_overview_async (self->store, iteam_store_get_user (self->store), iteam_day_today (),
                                   (const IteamRef *) self->asked->data, self->asked->len, self->reading, read_cb, self);
}

static void
set_store (IteamOverviewPane *self,
           IteamStore        *store)
{
  if (self->store == store)
    return;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_signal_handlers_disconnect_by_data (self->news_list, self);
    }
  g_clear_object (&self->news_list);
  g_set_object (&self->store, store);
  if (store != NULL)
    {
      self->news_list = iteam_news_list_get (store);
      g_signal_connect_swapped (store, "changed", G_CALLBACK (refresh), self);
      g_signal_connect_swapped (store, "notify::user", G_CALLBACK (refresh), self);
      g_signal_connect_swapped (self->news_list, "changed", G_CALLBACK (refresh), self);
      refresh (self);
    }
  if (self->stack != NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
save (IteamOverviewPane *self,
      IteamDraft        *draft)
{
  g_autofree char *said = iteam_change_words (iteam_draft_get_what (draft), ITEAM_CHANGE_EDIT);

  iteam_save_and_tell (GTK_WIDGET (self), self->store, draft, said, NULL);
}

static IteamActionPoint *
find_action (IteamOverviewPane *self,
             gint64             id)
{
  for (guint i = 0; self->overview != NULL && i < self->overview->actions->len; i++)
    if (iteam_action_point_get_id (self->overview->actions->pdata[i]) == id)
      return self->overview->actions->pdata[i];

  return NULL;
}

/* What recurs takes its checklist along. */
static void
detail_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (IteamOverviewPane) self = ITEAM_OVERVIEW_PANE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamActionDetail) detail = iteam_store_read_detail_finish (ITEAM_STORE (source), result, &error);
  g_autoptr (IteamDraft) draft = NULL;

  if (detail == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      refresh (self);
      return;
    }
  if (self->store != ITEAM_STORE (source))
    return;

  draft = iteam_action_point_draft_complete (detail->action, NULL, detail->checklist, iteam_day_today (), NULL);
  save (self, draft);
}

static void
complete_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  IteamOverviewPane *self = ITEAM_OVERVIEW_PANE (widget);

  if (is_writable (self))
    iteam_store_read_detail_async (self->store, g_variant_get_int64 (parameter), NULL, detail_read_cb, g_object_ref (self));
}

static void
postpone_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  IteamOverviewPane *self = ITEAM_OVERVIEW_PANE (widget);
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  g_autoptr (IteamDraft) draft = NULL;
  IteamActionPoint *action;
  const char *nick;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &nick);
  action = find_action (self, id);
  if (!is_writable (self) || action == NULL)
    return;

  g_ptr_array_add (actions, action);
  draft = iteam_action_edits_postpone (actions, iteam_unit_from_nick (nick), 1, iteam_day_today ());
  save (self, draft);
}

static void
iteam_overview_pane_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamOverviewPane *self = ITEAM_OVERVIEW_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    /* What waits has its badge at the pane of its kind. */
    case PROP_BADGE: g_value_set_int (value, 0); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_overview_pane_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamOverviewPane *self = ITEAM_OVERVIEW_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* It may have been away over midnight. */
static void
iteam_overview_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (iteam_overview_pane_parent_class)->map (widget);
  refresh (ITEAM_OVERVIEW_PANE (widget));
}

static void
iteam_overview_pane_dispose (GObject *object)
{
  set_store (ITEAM_OVERVIEW_PANE (object), NULL);

  G_OBJECT_CLASS (iteam_overview_pane_parent_class)->dispose (object);
}

static void
iteam_overview_pane_finalize (GObject *object)
{
  IteamOverviewPane *self = ITEAM_OVERVIEW_PANE (object);

  iteam_overview_free (self->overview);
  g_array_unref (self->asked);

  G_OBJECT_CLASS (iteam_overview_pane_parent_class)->finalize (object);
}

static void
iteam_overview_pane_class_init (IteamOverviewPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_overview_pane_get_property;
  object_class->set_property = iteam_overview_pane_set_property;
  object_class->dispose = iteam_overview_pane_dispose;
  object_class->finalize = iteam_overview_pane_finalize;
  widget_class->map = iteam_overview_pane_map;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_BREAKPOINT_BIN);
  g_type_ensure (ITEAM_TYPE_OVERVIEW_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/overview/iteam-overview-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, actions);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, adoptions);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, breakpoint);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, codes);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, columns);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, consents);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, first_column);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, meeting);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, news);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, reviews);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, second_column);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, spotlights);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewPane, title);
  gtk_widget_class_bind_template_callback (widget_class, update_layout);
  gtk_widget_class_install_action (widget_class, "overview.complete", "x", complete_action);
  gtk_widget_class_install_action (widget_class, "overview.postpone", "(xs)", postpone_action);
}

static void
iteam_overview_pane_init (IteamOverviewPane *self)
{
  self->asked = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_overview_pane_new:
 *
 * Returns: (transfer floating): the pane, without a file.
 */
GtkWidget *
iteam_overview_pane_new (void)
{
  return g_object_new (ITEAM_TYPE_OVERVIEW_PANE, NULL);
}
