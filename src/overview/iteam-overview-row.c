/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-overview-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-tick.h"
#include "iteam-compat.h"
#include "iteam-share-words.h"

/**
 * IteamOverviewRow:
 *
 * Something that waits: what it is and why it is here, one click from the thing itself.
 * An action point can be done or postponed in the row.
 */
struct _IteamOverviewRow
{
  AdwActionRow parent_instance;

  IteamRef ref;
};

G_DEFINE_FINAL_TYPE (IteamOverviewRow, iteam_overview_row, ADW_TYPE_ACTION_ROW)

static void
iteam_overview_row_class_init (IteamOverviewRowClass *klass)
{
}

static void
iteam_overview_row_init (IteamOverviewRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
}

static IteamOverviewRow *
row_new (IteamKind   kind,
         gint64      id,
         const char *title,
         const char *subtitle)
{
  IteamOverviewRow *self = g_object_new (ITEAM_TYPE_OVERVIEW_ROW, "title", title, "subtitle", subtitle, NULL);

  self->ref = (IteamRef) { .kind = kind, .id = id };

  return self;
}

static void
set_action (IteamOverviewRow *self,
            const char       *action,
            const char       *target)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
}

/* Leads to the thing that it tells of. */
static void
lead_to (IteamOverviewRow *self)
{
  g_autofree char *ref = iteam_ref_to_string (&self->ref);

  set_action (self, "win.show", ref);
}

static void
append_part (GString    *text,
             const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
add_suffix (IteamOverviewRow *self,
            const char       *text,
            const char       *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, style);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);
}

static void
add_day (IteamOverviewRow *self,
         IteamDay          day,
         IteamDay          today,
         const char       *style)
{
  g_autofree char *text = day != ITEAM_DAY_NONE ? iteam_day_format (day, today, ITEAM_DAY_RELATIVE) : NULL;

  if (text != NULL)
    add_suffix (self, text, style);
}

static void
append_postponement (GMenu      *menu,
                     const char *label,
                     gint64      id,
                     const char *unit)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "overview.postpone", "(xs)", id, unit);
  g_menu_append_item (menu, item);
}

static void
add_postponements (IteamOverviewRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  append_postponement (menu, _("By a _Day"), self->ref.id, "day");
  append_postponement (menu, _("By a _Week"), self->ref.id, "week");
  append_postponement (menu, _("By a _Month"), self->ref.id, "month");
  append_postponement (menu, _("By a _Quarter"), self->ref.id, "quarter");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "alarm-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dim-label");
  iteam_set_tooltip (button, _("Postpone"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
ticked_cb (IteamOverviewRow *self,
           IteamActionPoint *action,
           gboolean          done)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "overview.complete", "x", self->ref.id);
}

/**
 * iteam_overview_row_new_action:
 * @action: an action point
 * @directory: who is who
 * @today: the day from which its due date is told
 * @writable: whether it can be done and postponed here
 *
 * Returns: (transfer floating): its row.
 */
GtkWidget *
iteam_overview_row_new_action (IteamActionPoint *action,
                               IteamDirectory   *directory,
                               IteamDay          today,
                               gboolean          writable)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  g_autofree char *number = iteam_action_point_format_number (action);
  g_autofree char *owners = iteam_directory_format_owners (directory, action);
  g_autoptr (GString) subtitle = g_string_new (number);
  IteamOverviewRow *self;
  GtkWidget *tick;

  append_part (subtitle, owners);
  self = row_new (ITEAM_KIND_ACTION, fields->id, fields->title, subtitle->str);
  lead_to (self);
  add_day (self, fields->due, today, iteam_action_point_is_overdue (action, today) ? "error" : "dim-label");
  if (!writable)
    return GTK_WIDGET (self);

  tick = iteam_action_tick_new ();
  iteam_action_tick_set_action (ITEAM_ACTION_TICK (tick), action);
  g_signal_connect_swapped (tick, "ticked", G_CALLBACK (ticked_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), tick);
  add_postponements (self);

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_new_meeting:
 * @meeting: a meeting that is to come, or going on
 * @n_without_presenter: items of its agenda that nobody presents
 * @today: the day from which its day is told
 *
 * Returns: (transfer floating): its row, with what it still needs.
 */
GtkWidget *
iteam_overview_row_new_meeting (IteamMeeting *meeting,
                                int           n_without_presenter,
                                IteamDay      today)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);
  g_autofree char *name = iteam_meeting_format_name (meeting);
  g_autofree char *times = iteam_meeting_format_times (meeting);
  g_autofree char *needs = NULL;
  g_autoptr (GString) subtitle = g_string_new (NULL);
  IteamOverviewRow *self;

  if (fields->n_items == 0)
    needs = g_strdup (_("no agenda yet"));
  else if (n_without_presenter > 0)
    needs = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d item without a presenter", "%d items without a presenter",
                                          (gulong) n_without_presenter), n_without_presenter);
  append_part (subtitle, times);
  append_part (subtitle, fields->place);
  append_part (subtitle, needs);

  self = row_new (ITEAM_KIND_MEETING, iteam_entry_get_id (ITEAM_ENTRY (meeting)), name, subtitle->str);
  lead_to (self);
  if (fields->state == ITEAM_MEETING_IN_PROGRESS)
    add_suffix (self, _("going on now"), "accent");
  else
    add_day (self, fields->day, today, "dim-label");

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_new_adoption:
 * @meeting: a meeting whose minutes are for adoption
 *
 * Returns: (transfer floating): its row.
 */
GtkWidget *
iteam_overview_row_new_adoption (IteamMeeting *meeting)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);
  g_autofree char *name = iteam_meeting_format_name (meeting);
  g_autofree char *remarks = NULL;
  IteamOverviewRow *self;

  if (fields->n_remarks > 0)
    remarks = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d remark is still open", "%d remarks are still open",
                                            (gulong) fields->n_remarks), fields->n_remarks);
  self = row_new (ITEAM_KIND_MEETING, iteam_entry_get_id (ITEAM_ENTRY (meeting)), name,
                  remarks != NULL ? remarks : _("Read the minutes, and leave a remark where something is amiss"));
  lead_to (self);

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_new_review:
 * @document: a document
 * @today: the day from which its review date is told
 *
 * Returns: (transfer floating): its row.
 */
GtkWidget *
iteam_overview_row_new_review (IteamDocument *document,
                               IteamDay       today)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  g_autofree char *number = iteam_document_format_number (document);
  g_autoptr (GString) subtitle = g_string_new (number);
  IteamOverviewRow *self;

  append_part (subtitle, iteam_document_kind_label (fields->kind));
  self = row_new (ITEAM_KIND_DOCUMENT, iteam_document_get_id (document), fields->title, subtitle->str);
  lead_to (self);
  add_day (self, fields->review, today, fields->review < today ? "error" : "dim-label");

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_new_consent:
 * @document: a document for which the works council's consent is needed or asked
 * @today: the day from which it is told since when
 *
 * Returns: (transfer floating): its row.
 */
GtkWidget *
iteam_overview_row_new_consent (IteamDocument *document,
                                IteamDay       today)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  g_autofree char *number = iteam_document_format_number (document);
  g_autoptr (GString) subtitle = g_string_new (number);
  IteamOverviewRow *self;

  append_part (subtitle, iteam_document_kind_label (fields->kind));
  append_part (subtitle, iteam_consent_label (fields->consent));
  self = row_new (ITEAM_KIND_DOCUMENT, iteam_document_get_id (document), fields->title, subtitle->str);
  lead_to (self);
  add_day (self, fields->consented, today, "dim-label");

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_new_code:
 * @document: a code or protocol in force
 *
 * Returns: (transfer floating): its row.
 */
GtkWidget *
iteam_overview_row_new_code (IteamDocument *document)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  g_autofree char *number = iteam_document_format_number (document);
  g_autoptr (GString) subtitle = g_string_new (number);
  IteamOverviewRow *self;

  append_part (subtitle, iteam_document_kind_label (fields->kind));
  self = row_new (ITEAM_KIND_DOCUMENT, iteam_document_get_id (document), fields->title, subtitle->str);
  lead_to (self);

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_new_spotlight:
 * @spotlight: what is in the spotlight
 * @directory: what the pillars are called
 * @today: the day from which its end is told
 *
 * Returns: (transfer floating): its row.
 */
GtkWidget *
iteam_overview_row_new_spotlight (IteamSpotlight *spotlight,
                                  IteamDirectory *directory,
                                  IteamDay        today)
{
  const IteamSpotlightFields *fields = iteam_spotlight_get_fields (spotlight);
  IteamPillar *pillar = iteam_directory_find_pillar (directory, fields->pillar);
  g_autofree char *last = iteam_day_format (fields->last, today, ITEAM_DAY_SHORT);
  /* Translators: until a day, "until 15 May". */
  g_autofree char *until = g_strdup_printf (_("until %s"), last);
  IteamOverviewRow *self;

  self = row_new (ITEAM_KIND_SPOTLIGHT, iteam_entry_get_id (ITEAM_ENTRY (spotlight)), fields->title,
                  pillar != NULL ? iteam_pillar_get_name (pillar) : "");
  add_suffix (self, until, "dim-label");

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_new_news:
 * @news: what someone else changed
 * @title: what it is, "A-12 Repeat the training"
 *
 * Returns: (transfer floating): its row.
 */
GtkWidget *
iteam_overview_row_new_news (const IteamNews *news,
                             const char      *title)
{
  g_autofree char *time = iteam_share_words_time (news->when, g_get_real_time ());
  IteamOverviewRow *self;

  self = row_new (news->thing.kind, news->thing.id, title, news->who[0] != '\0' ? news->who : _("Someone else"));
  lead_to (self);
  add_suffix (self, time, "dim-label");

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_new_more:
 * @title: what else there is
 * @pane: the name of the pane where that is
 *
 * Returns: (transfer floating): a row that leads there.
 */
GtkWidget *
iteam_overview_row_new_more (const char *title,
                             const char *pane)
{
  IteamOverviewRow *self = row_new (ITEAM_KIND_NONE, 0, title, NULL);

  set_action (self, "win.pane", pane);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));

  return GTK_WIDGET (self);
}

/**
 * iteam_overview_row_get_ref:
 * @self: a row
 *
 * Returns: (transfer none): the thing that it tells of.
 */
const IteamRef *
iteam_overview_row_get_ref (IteamOverviewRow *self)
{
  g_return_val_if_fail (ITEAM_IS_OVERVIEW_ROW (self), NULL);

  return &self->ref;
}
