/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pillars-pane.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-editing-mark.h"
#include "iteam-pillar-page.h"
#include "iteam-plan-paper.h"
#include "iteam-plan-view.h"
#include "iteam-save.h"
#include "iteam-spotlight-form.h"
#include "iteam-year-plan.h"

/**
 * IteamPillarsPane:
 *
 * The I-bewust team's: the year plan, drawn, and below it the spotlight that is chosen or
 * the page of a pillar.
 */
struct _IteamPillarsPane
{
  AdwBin parent_instance;

  guint row;
  gint64 wanted;
  gboolean wanted_is_new;
  gboolean shows_spotlight;

  /* template children */
  GtkLabel *year_label;
  GtkLabel *gaps_label;
  IteamPlanView *plan;
  GtkStack *stack;
  IteamSpotlightForm *form;
  IteamPillarPage *page;
  IteamEditingMark *pillar_mark;
  IteamEditingMark *spotlight_mark;

  /* owned */
  IteamProgrammeDesk *desk;
};

enum
{
  PROP_STORE = 1,
  PROP_BADGE,
  PROP_SHARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamPillarsPane, iteam_pillars_pane, ADW_TYPE_BIN)

static IteamPillar *
dup_pillar (IteamPillarsPane *self,
            guint             row)
{
  IteamDirectory *directory = iteam_desk_get_directory (ITEAM_DESK (self->desk));

  return directory != NULL ? g_list_model_get_item (iteam_directory_get_pillars (directory), row) : NULL;
}

static void
update_actions (IteamPillarsPane *self)
{
  gboolean writable = iteam_desk_get_writable (ITEAM_DESK (self->desk)) &&
                      iteam_programme_desk_get_programme (self->desk) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pillars.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pillars.take-over", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pillars.delete", writable && iteam_plan_view_get_chosen (self->plan) != NULL);
}

/* The spotlight that is chosen, or else the pillar. */
static void
show_below (IteamPillarsPane *self)
{
  IteamSpotlight *spotlight = self->shows_spotlight ? iteam_plan_view_get_chosen (self->plan) : NULL;
  g_autoptr (IteamPillar) pillar = dup_pillar (self, self->row);

  iteam_spotlight_form_show (self->form, spotlight);
  iteam_pillar_page_show (self->page, spotlight == NULL ? pillar : NULL);
  /* Whoever else works on it is told of, and who does so here tells the others. */
  g_object_set (self->spotlight_mark, "row", spotlight != NULL ? iteam_entry_get_id (ITEAM_ENTRY (spotlight)) : 0, NULL);
  g_object_set (self->pillar_mark, "row", spotlight == NULL && pillar != NULL ? iteam_pillar_get_id (pillar) : 0, NULL);
  gtk_stack_set_visible_child_name (self->stack, spotlight != NULL ? "spotlight" : "pillar");
  update_actions (self);
}

static void
show_year (IteamPillarsPane *self,
           int               year)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  g_autofree char *label = g_strdup_printf ("%d", year);
  guint empty = programme != NULL ? iteam_spotlights_empty_months (programme->spotlights, year) : 0;
  g_autofree char *months = iteam_year_plan_format_months (empty);
  g_autofree char *gaps = g_strdup_printf (_("Without a spotlight: %s"), months);

  iteam_plan_view_show (self->plan, year);
  gtk_label_set_label (self->year_label, label);
  gtk_label_set_label (self->gaps_label, gaps);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_label), empty != 0);
}

static void
choose_wanted (IteamPillarsPane *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  IteamSpotlight *spotlight = programme != NULL && self->wanted != 0 ? iteam_programme_find (programme, ITEAM_KIND_SPOTLIGHT, self->wanted) : NULL;
  gboolean is_new = self->wanted_is_new;
  int year;

  if (spotlight == NULL)
    return;

  self->wanted = 0;
  self->wanted_is_new = FALSE;
  self->shows_spotlight = TRUE;
  iteam_day_to_ymd (iteam_spotlight_get_fields (spotlight)->first + 3, &year, NULL, NULL);
  if (!is_new)
    show_year (self, year);
  iteam_plan_view_choose (self->plan, iteam_entry_get_id (ITEAM_ENTRY (spotlight)));
  show_below (self);
  if (is_new)
    iteam_spotlight_form_focus_title (self->form);
}

static void
changed_cb (IteamPillarsPane *self)
{
  show_year (self, iteam_plan_view_get_year (self->plan));
  choose_wanted (self);
  show_below (self);
}

static void
failed_cb (IteamPillarsPane *self,
           const char       *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
chosen_cb (IteamPillarsPane *self)
{
  self->shows_spotlight = TRUE;
  show_below (self);
}

static void
pillar_cb (IteamPillarsPane *self,
           guint             row)
{
  self->row = row;
  self->shows_spotlight = FALSE;
  iteam_plan_view_choose (self->plan, 0);
  show_below (self);
}

static void
add_at (IteamPillarsPane *self,
        guint             row,
        IteamDay          day)
{
  g_autoptr (IteamPillar) pillar = dup_pillar (self, row);
  g_autoptr (IteamSpotlight) spotlight = NULL;

  if (pillar == NULL || !iteam_desk_get_writable (ITEAM_DESK (self->desk)))
    return;

  spotlight = iteam_spotlight_new (iteam_pillar_get_id (pillar), _("New spotlight"), day, day + 21);
  self->wanted = iteam_entry_get_id (ITEAM_ENTRY (spotlight));
  self->wanted_is_new = TRUE;
  iteam_desk_add (ITEAM_DESK (self->desk), GTK_WIDGET (self), spotlight);
}

static void
add_cb (IteamPillarsPane *self,
        guint             row,
        guint             day)
{
  add_at (self, row, day);
}

/* --- actions --- */

/* In the first month in which nothing is in the spotlight, from now on. */
static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  IteamPillarsPane *self = ITEAM_PILLARS_PANE (widget);
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  int year = iteam_plan_view_get_year (self->plan), this_year, month;
  guint empty;

  if (programme == NULL)
    return;
  empty = iteam_spotlights_empty_months (programme->spotlights, year);
  iteam_day_to_ymd (iteam_day_today (), &this_year, &month, NULL);
  if (this_year != year)
    month = 1;
  while (month < 12 && (empty & (1u << (month - 1))) == 0)
    month++;
  add_at (self, self->row, iteam_day_from_ymd (year, month, 5));
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamPillarsPane *self = ITEAM_PILLARS_PANE (widget);
  IteamSpotlight *spotlight = iteam_plan_view_get_chosen (self->plan);
  g_autoptr (IteamDraft) draft = NULL;

  if (spotlight == NULL)
    return;

  iteam_pillars_pane_flush (self);
  draft = iteam_entry_draft_delete (ITEAM_ENTRY (spotlight));
  self->shows_spotlight = FALSE;
  iteam_save_and_tell (widget, iteam_desk_get_store (ITEAM_DESK (self->desk)), draft, _("Taken out of the plan"), NULL);
}

static void
go_action (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  IteamPillarsPane *self = ITEAM_PILLARS_PANE (widget);
  int by = g_variant_get_int32 (parameter), year = iteam_plan_view_get_year (self->plan) + by;

  if (by == 0)
    iteam_day_to_ymd (iteam_day_today (), &year, NULL, NULL);
  show_year (self, CLAMP (year, 1900, 2199));
}

/* What is taken over already stays as it is; the rest comes as drafts, in one edit. */
static void
take_over_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamPillarsPane *self = ITEAM_PILLARS_PANE (widget);
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  int year = iteam_plan_view_get_year (self->plan);
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Year plan taken over"));

  for (guint i = 0; programme != NULL && i < programme->spotlights->len; i++)
    {
      IteamSpotlight *spotlight = programme->spotlights->pdata[i];
      g_autoptr (IteamSpotlight) next = NULL;
      int own_year;

      iteam_day_to_ymd (iteam_spotlight_get_fields (spotlight)->first + 3, &own_year, NULL, NULL);
      if (own_year != year - 1)
        continue;
      next = iteam_spotlight_repeat (spotlight, year);
      if (iteam_programme_find (programme, ITEAM_KIND_SPOTLIGHT, iteam_entry_get_id (ITEAM_ENTRY (next))) == NULL)
        iteam_entry_add_to (ITEAM_ENTRY (next), draft);
    }
  if (iteam_draft_is_empty (draft))
    gtk_widget_activate_action (widget, "win.toast", "s", _("Last year’s plan has nothing that this one has not."));
  else
    iteam_save_and_tell (widget, iteam_desk_get_store (ITEAM_DESK (self->desk)), draft,
                         _("Last year’s plan taken over, as drafts"), NULL);
}

typedef struct
{
  IteamPillarsPane *pane;
  IteamPlanFormat format;
  int year;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->pane);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamPillarsPane) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    told = g_strdup_printf (_("The year plan is in “%s”."), name);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", told != NULL ? told : error->message);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  IteamPillarsPane *self = saving->pane;
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);
  g_autoptr (GBytes) drawn = NULL;

  if (file != NULL && programme != NULL)
    drawn = iteam_plan_paper_make (programme->spotlights, iteam_desk_get_directory (ITEAM_DESK (self->desk)),
                                   saving->year, saving->format, &error);
  if (drawn != NULL)
    g_file_replace_contents_bytes_async (file, drawn, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/* The parameter is "pdf" or "png". */
static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamPillarsPane *self = ITEAM_PILLARS_PANE (widget);
  gboolean pdf = g_str_equal (g_variant_get_string (parameter, NULL), "pdf");
  int year = iteam_plan_view_get_year (self->plan);
  /* Translators: the name of a file, with a year and what sort of file it is. */
  g_autofree char *name = g_strdup_printf (_("Year plan %d.%s"), year, pdf ? "pdf" : "png");
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Save the Year Plan"),
    .accept = _("_Save"),
    .name = name,
    .filter_name = pdf ? _("PDF documents") : _("Pictures"),
    .pattern = pdf ? "*.pdf" : "*.png",
  };
  Saving *saving = g_new0 (Saving, 1);

  saving->pane = g_object_ref (self);
  saving->format = pdf ? ITEAM_PLAN_PDF : ITEAM_PLAN_PNG;
  saving->year = year;
  iteam_choose_file_async (widget, &request, NULL, file_chosen_cb, saving);
}

/* --- the pane --- */

static void
set_store (IteamPillarsPane *self,
           IteamStore       *store)
{
  if (iteam_desk_get_store (ITEAM_DESK (self->desk)) == store)
    return;

  self->wanted = 0;
  self->row = 0;
  self->shows_spotlight = FALSE;
  iteam_spotlight_form_show (self->form, NULL);
  iteam_pillar_page_show (self->page, NULL);
  iteam_plan_view_choose (self->plan, 0);
  iteam_desk_set_store (ITEAM_DESK (self->desk), store);
  changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
set_share (IteamPillarsPane *self,
           IteamShare       *share)
{
  g_object_set (self->pillar_mark, "share", share, NULL);
  g_object_set (self->spotlight_mark, "share", share, NULL);
}

static void
iteam_pillars_pane_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamPillarsPane *self = ITEAM_PILLARS_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, iteam_desk_get_store (ITEAM_DESK (self->desk))); break;
    case PROP_BADGE: g_value_set_int (value, 0); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_pillars_pane_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_STORE: set_store (ITEAM_PILLARS_PANE (object), g_value_get_object (value)); break;
    case PROP_SHARE: set_share (ITEAM_PILLARS_PANE (object), g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_pillars_pane_dispose (GObject *object)
{
  IteamPillarsPane *self = ITEAM_PILLARS_PANE (object);

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      iteam_desk_set_store (ITEAM_DESK (self->desk), NULL);
    }
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_pillars_pane_parent_class)->dispose (object);
}

static void
iteam_pillars_pane_class_init (IteamPillarsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_pillars_pane_get_property;
  object_class->set_property = iteam_pillars_pane_set_property;
  object_class->dispose = iteam_pillars_pane_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, write);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_EDITING_MARK);
  g_type_ensure (ITEAM_TYPE_PILLAR_PAGE);
  g_type_ensure (ITEAM_TYPE_PLAN_VIEW);
  g_type_ensure (ITEAM_TYPE_SPOTLIGHT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/pillars/iteam-pillars-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPillarsPane, form);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarsPane, pillar_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarsPane, spotlight_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarsPane, gaps_label);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarsPane, page);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarsPane, plan);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarsPane, year_label);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pillar_cb);
  gtk_widget_class_install_action (widget_class, "pillars.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "pillars.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "pillars.go", "i", go_action);
  gtk_widget_class_install_action (widget_class, "pillars.take-over", NULL, take_over_action);
  gtk_widget_class_install_action (widget_class, "pillars.save", "s", save_action);
}

static void
iteam_pillars_pane_init (IteamPillarsPane *self)
{
  self->desk = iteam_programme_desk_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_plan_view_set_desk (self->plan, self->desk);
  iteam_spotlight_form_set_desk (self->form, self->desk);
  iteam_pillar_page_set_desk (self->page, self->desk);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  show_year (self, iteam_plan_view_get_year (self->plan));
  update_actions (self);
}

/**
 * iteam_pillars_pane_new:
 *
 * Returns: (transfer floating): the pane, without a file.
 */
GtkWidget *
iteam_pillars_pane_new (void)
{
  return g_object_new (ITEAM_TYPE_PILLARS_PANE, NULL);
}

/**
 * iteam_pillars_pane_show:
 * @self: the pane
 * @ref: a reference to a spotlight or a pillar
 * @fragment: (nullable): of a pillar, which year's plan to show: "year=2019"
 *
 * Shows it, in its year. Of no pillar, with the key 0, only the plan is shown.
 */
void
iteam_pillars_pane_show (IteamPillarsPane *self,
                         const IteamRef   *ref,
                         const char       *fragment)
{
  g_return_if_fail (ITEAM_IS_PILLARS_PANE (self));

  if (ref->kind == ITEAM_KIND_SPOTLIGHT)
    {
      self->wanted = ref->id;
      self->wanted_is_new = FALSE;
      choose_wanted (self);

      return;
    }
  if (fragment != NULL && g_str_has_prefix (fragment, "year="))
    show_year (self, CLAMP (atoi (fragment + strlen ("year=")), 1900, 2199));
  for (guint row = 0;; row++)
    {
      g_autoptr (IteamPillar) pillar = dup_pillar (self, row);

      if (pillar == NULL)
        return;
      if (iteam_pillar_get_id (pillar) == ref->id)
        pillar_cb (self, row);
    }
}

/**
 * iteam_pillars_pane_flush:
 * @self: the pane
 *
 * Writes what is still being typed.
 */
void
iteam_pillars_pane_flush (IteamPillarsPane *self)
{
  g_return_if_fail (ITEAM_IS_PILLARS_PANE (self));

  iteam_spotlight_form_flush (self->form);
  iteam_pillar_page_flush (self->page);
}
