/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-mark.h"
#include "iteam-editing-mark.h"
#include "iteam-item-page.h"

#include <glib/gi18n-lib.h>

#include "iteam-item-links.h"
#include "iteam-item-minutes.h"
#include "iteam-item-remarks.h"
#include "iteam-person-choice.h"
#include "iteam-text-area.h"
#include "iteam-text-row.h"
#include "iteam-wrap-layout.h"

/**
 * IteamItemPage:
 *
 * The agenda item that is chosen: what it is about and how it is planned, its minutes
 * and what comes of it, and the remarks upon these.
 */
struct _IteamItemPage
{
  AdwBin parent_instance;

  gboolean updating;
  gint64 shown;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkLabel *number_label;
  IteamConflictMark *conflict_mark;
  IteamEditingMark *editing_mark;
  IteamTextArea *title_area;
  GtkWidget *adopt_button;
  AdwExpanderRow *details_row;
  IteamTextRow *section_row;
  IteamTextRow *planned_row;
  IteamTextRow *text_row;
  AdwComboRow *presenter_row;
  AdwComboRow *kind_row;
  GtkWidget *state_box;
  GtkToggleButton *treated_button;
  GtkToggleButton *postponed_button;
  GtkToggleButton *withdrawn_button;
  GtkSwitch *standing_switch;
  GtkSwitch *confidential_switch;
  IteamItemMinutes *minutes;
  IteamItemLinks *links;
  IteamItemRemarks *remarks;

  /* owned */
  IteamMeetingDesk *desk;
};

G_DEFINE_FINAL_TYPE (IteamItemPage, iteam_item_page, ADW_TYPE_BIN)

static void show_item (IteamItemPage *self, IteamAgendaItem *item);

/* The item on the page: when another one is chosen, what was typed at this one is still
 * to be written. */
static IteamAgendaItem *
get_item (IteamItemPage *self)
{
  const IteamMeetingDetail *detail = self->desk != NULL ? iteam_meeting_desk_get_detail (self->desk) : NULL;

  return detail != NULL && self->shown != 0 ? iteam_meeting_detail_find_item (detail, self->shown) : NULL;
}

/* Writes one text of the item, upon what it was when the typing began. */
static void
save_text (IteamItemPage *self,
           const char    *property,
           const char    *before,
           const char    *after)
{
  IteamAgendaItem *item = get_item (self);
  g_autoptr (IteamAgendaItem) edited = NULL;

  if (item == NULL)
    return;
  g_object_set (item, property, before, NULL);
  edited = iteam_entry_copy (item);
  g_object_set (edited, property, after, NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), item, edited);
}

/* An item without a title cannot be found again, so it keeps the one it had. */
static void
title_done_cb (IteamItemPage *self)
{
  g_autofree char *typed = iteam_text_area_get_typed (self->title_area);
  g_autofree char *before = g_strdup (iteam_text_area_get_read (self->title_area));

  if (typed[0] == '\0')
    {
      iteam_text_area_revert (self->title_area);

      return;
    }
  iteam_text_area_take_saved (self->title_area, typed);
  save_text (self, "title", before, typed);
}

static void
text_done_cb (IteamItemPage *self,
              IteamTextRow  *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);
  g_autofree char *before = g_strdup (iteam_text_row_get_read (row));

  iteam_text_row_take_saved (row, typed);
  save_text (self, row == self->section_row ? "section" : "text", before, typed);
}

/* "10", "1u30" and "1:30" are all understood. */
static void
planned_done_cb (IteamItemPage *self)
{
  IteamAgendaItem *item = get_item (self);
  g_autofree char *typed = iteam_text_row_get_typed (self->planned_row);
  int minutes = typed[0] == '\0' ? 0 : iteam_duration_parse (typed);
  g_autofree char *text = NULL;
  g_autoptr (IteamAgendaItem) edited = NULL;

  if (item == NULL)
    return;
  if (minutes < 0)
    {
      iteam_text_row_set_problem (self->planned_row, _("Not a duration, like “10” or “1:30”"));

      return;
    }
  text = minutes > 0 ? iteam_duration_format (minutes) : g_strdup ("");
  iteam_text_row_take_saved (self->planned_row, text);
  edited = iteam_entry_copy (item);
  g_object_set (edited, "planned", minutes, NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), item, edited);
}

static void
choice_changed_cb (IteamItemPage *self)
{
  IteamAgendaItem *item = get_item (self);
  g_autoptr (IteamAgendaItem) edited = NULL;

  if (self->updating || item == NULL)
    return;

  edited = iteam_entry_copy (item);
  g_object_set (edited,
                "presenter", iteam_person_choice_get (self->presenter_row, iteam_meeting_desk_get_directory (self->desk)),
                "kind", (int) adw_combo_row_get_selected (self->kind_row),
                "standing", gtk_switch_get_active (self->standing_switch),
                "confidential", gtk_switch_get_active (self->confidential_switch),
                NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), item, edited);
}

/* A button that is pressed again takes back what it said. */
static void
state_toggled_cb (IteamItemPage   *self,
                  GtkToggleButton *button)
{
  IteamAgendaItem *item = get_item (self);
  g_autoptr (IteamAgendaItem) edited = NULL;
  int state = ITEAM_ITEM_OPEN;

  if (self->updating || item == NULL)
    return;

  if (gtk_toggle_button_get_active (button))
    state = button == self->treated_button ? ITEAM_ITEM_TREATED : button == self->postponed_button ? ITEAM_ITEM_POSTPONED
                                                                                                   : ITEAM_ITEM_WITHDRAWN;
  edited = iteam_entry_copy (item);
  g_object_set (edited, "state", state, NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), item, edited);
  show_item (self, item);
}

/* "HRM · 10 min · to decide": what the rows within tell. */
static void
show_summary (IteamItemPage               *self,
              const IteamAgendaItemFields *fields)
{
  IteamPerson *presenter = fields->presenter != 0 ? iteam_directory_find_person (iteam_meeting_desk_get_directory (self->desk), fields->presenter) : NULL;
  g_autofree char *planned = fields->planned > 0 ? iteam_duration_format (fields->planned) : g_strdup ("");
  GString *text = g_string_new (presenter != NULL ? iteam_person_get_name (presenter) : "");

  if (planned[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", planned);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", iteam_terms_label (&iteam_item_kinds, fields->kind));
  adw_expander_row_set_subtitle (self->details_row, text->str);
  g_string_free (text, TRUE);
}

/* The minutes that the item is about are adopted here, until they are or the meeting is over. */
static gboolean
adopts (IteamItemPage               *self,
        const IteamAgendaItemFields *fields)
{
  IteamMeeting *meeting = iteam_meeting_desk_get_detail (self->desk)->meeting;

  return fields->adopts != 0 && fields->state == ITEAM_ITEM_OPEN && iteam_meeting_get_fields (meeting)->state <= ITEAM_MEETING_DRAFT &&
         iteam_meeting_desk_get_writable (self->desk);
}

static void
show_item (IteamItemPage   *self,
           IteamAgendaItem *item)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  gboolean editable = iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA);
  g_autofree char *planned = fields->planned > 0 ? iteam_duration_format (fields->planned) : g_strdup ("");
  g_autofree char *times = iteam_agenda_item_format_times (item);
  g_autofree char *number = g_strdup_printf (_("Item %u"), iteam_meeting_desk_get_position (self->desk));
  g_autofree char *above = g_strconcat (number, times[0] != '\0' ? " · " : "", times, NULL);

  gtk_label_set_label (self->number_label, above);
  g_object_set (self->conflict_mark, "store", iteam_meeting_desk_get_store (self->desk), "row", self->shown, NULL);
  g_object_set (self->editing_mark, "row", self->shown, NULL);
  iteam_text_area_show (self->title_area, fields->title);
  iteam_text_row_show (self->section_row, fields->section);
  iteam_text_row_show (self->planned_row, planned);
  iteam_text_row_show (self->text_row, fields->text);
  self->updating = TRUE;
  iteam_person_choice_show (self->presenter_row, iteam_meeting_desk_get_directory (self->desk), fields->presenter);
  adw_combo_row_set_selected (self->kind_row, (guint) fields->kind);
  gtk_toggle_button_set_active (self->treated_button, fields->state == ITEAM_ITEM_TREATED);
  gtk_toggle_button_set_active (self->postponed_button, fields->state == ITEAM_ITEM_POSTPONED);
  gtk_toggle_button_set_active (self->withdrawn_button, fields->state == ITEAM_ITEM_WITHDRAWN);
  gtk_switch_set_active (self->standing_switch, fields->standing);
  gtk_switch_set_active (self->confidential_switch, fields->confidential);
  self->updating = FALSE;
  show_summary (self, fields);
  gtk_widget_set_visible (self->adopt_button, adopts (self, fields));
  g_object_set (self->title_area, "editable", editable, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->details_row), editable);
  gtk_widget_set_sensitive (self->state_box, editable);
}

static void
sync_cb (IteamItemPage *self)
{
  IteamAgendaItem *item = get_item (self);

  if (item != NULL)
    show_item (self, item);
}

/* What was typed at another item was written when it was left, and does not stay. */
static void
chosen_cb (IteamItemPage *self)
{
  IteamAgendaItem *item;
  IteamTextRow *rows[] = { self->section_row, self->planned_row, self->text_row };

  iteam_item_page_flush (self);
  item = iteam_meeting_desk_get_item (self->desk);
  self->shown = item != NULL ? iteam_entry_get_id (ITEAM_ENTRY (item)) : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    iteam_text_row_take_saved (rows[i], NULL);
  iteam_text_area_take_saved (self->title_area, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  sync_cb (self);
}

static void
iteam_item_page_dispose (GObject *object)
{
  g_clear_object (&ITEAM_ITEM_PAGE (object)->desk);

  G_OBJECT_CLASS (iteam_item_page_parent_class)->dispose (object);
}

static void
iteam_item_page_class_init (IteamItemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_item_page_dispose;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_EDITING_MARK);
  g_type_ensure (ITEAM_TYPE_ITEM_LINKS);
  g_type_ensure (ITEAM_TYPE_ITEM_MINUTES);
  g_type_ensure (ITEAM_TYPE_ITEM_REMARKS);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  g_type_ensure (ITEAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-item-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, adopt_button);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, confidential_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, conflict_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, editing_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, details_row);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, links);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, minutes);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, number_label);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, planned_row);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, postponed_button);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, presenter_row);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, remarks);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, section_row);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, standing_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, state_box);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, text_row);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, title_area);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, treated_button);
  gtk_widget_class_bind_template_child (widget_class, IteamItemPage, withdrawn_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, planned_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_done_cb);
}

static void
iteam_item_page_init (IteamItemPage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_terms_row_fill (self->kind_row, &iteam_item_kinds);
  gtk_button_set_label (GTK_BUTTON (self->treated_button), iteam_terms_label (&iteam_item_states, ITEAM_ITEM_TREATED));
  gtk_button_set_label (GTK_BUTTON (self->postponed_button), iteam_terms_label (&iteam_item_states, ITEAM_ITEM_POSTPONED));
  gtk_button_set_label (GTK_BUTTON (self->withdrawn_button), iteam_terms_label (&iteam_item_states, ITEAM_ITEM_WITHDRAWN));
  self->updating = FALSE;
}

/**
 * iteam_item_page_set_desk:
 * @self: a page
 * @desk: the meeting that is on the screen; once
 */
void
iteam_item_page_set_desk (IteamItemPage    *self,
                          IteamMeetingDesk *desk)
{
  g_return_if_fail (ITEAM_IS_ITEM_PAGE (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  iteam_item_minutes_set_desk (self->minutes, desk);
  iteam_item_links_set_desk (self->links, desk);
  iteam_item_remarks_set_desk (self->remarks, desk);
  g_signal_connect_object (desk, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_item_page_set_share:
 * @self: a page
 * @share: (nullable): the share of the file, which knows who else works on what
 */
void
iteam_item_page_set_share (IteamItemPage *self,
                           IteamShare    *share)
{
  g_return_if_fail (ITEAM_IS_ITEM_PAGE (self));

  g_object_set (self->editing_mark, "share", share, NULL);
}

/**
 * iteam_item_page_flush:
 * @self: a page
 *
 * Writes what is still being typed.
 */
void
iteam_item_page_flush (IteamItemPage *self)
{
  g_return_if_fail (ITEAM_IS_ITEM_PAGE (self));

  iteam_text_area_finish (self->title_area);
  iteam_text_row_finish (self->section_row);
  iteam_text_row_finish (self->planned_row);
  iteam_text_row_finish (self->text_row);
  iteam_item_minutes_flush (self->minutes);
  iteam_item_remarks_flush (self->remarks);
}
