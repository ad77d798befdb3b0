/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-spotlight-form.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-day-row.h"
#include "iteam-person-choice.h"
#include "iteam-text-area.h"
#include "iteam-text-row.h"

/**
 * IteamSpotlightForm:
 *
 * A spotlight in full, each field edited where it stands. It has whole weeks: a day that is
 * chosen stands for its week.
 */
struct _IteamSpotlightForm
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  GtkWidget *fields_box;
  GtkWidget *draft_row;
  IteamTextRow *title_row;
  IteamConflictMark *conflict_mark;
  AdwComboRow *pillar_row;
  IteamDayRow *first_row;
  IteamDayRow *last_row;
  IteamTextArea *text_area;
  IteamTextArea *results_area;

  /* owned */
  IteamProgrammeDesk *desk;
  IteamSpotlight *spotlight;
};

G_DEFINE_FINAL_TYPE (IteamSpotlightForm, iteam_spotlight_form, ADW_TYPE_BIN)

static void sync_form (IteamSpotlightForm *self);

/* Whoever edits it has looked at it. */
static void
save (IteamSpotlightForm *self,
      IteamSpotlight     *edited)
{
  g_object_set (edited, "draft", FALSE, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->spotlight, edited);
}

/* Writes one text, upon what it was when the typing began. */
static void
save_text (IteamSpotlightForm *self,
           const char         *property,
           const char         *before,
           const char         *typed)
{
  g_autofree char *read = g_strdup (before);
  g_autoptr (IteamSpotlight) edited = NULL;

  g_object_set (self->spotlight, property, read, NULL);
  edited = iteam_entry_copy (self->spotlight);
  g_object_set (edited, property, typed, NULL);
  save (self, edited);
}

static void
title_done_cb (IteamSpotlightForm *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->title_row);
  g_autofree char *before = g_strdup (iteam_text_row_get_read (self->title_row));

  if (self->spotlight == NULL)
    return;
  if (typed[0] == '\0')
    {
      iteam_text_row_revert (self->title_row);

      return;
    }
  iteam_text_row_take_saved (self->title_row, typed);
  save_text (self, "title", before, typed);
}

static void
area_done_cb (IteamSpotlightForm *self,
              IteamTextArea      *area)
{
  g_autofree char *typed = iteam_text_area_get_typed (area);
  g_autofree char *before = g_strdup (iteam_text_area_get_read (area));

  if (self->spotlight == NULL)
    return;
  iteam_text_area_take_saved (area, typed);
  save_text (self, area == self->text_area ? "text" : "results", before, typed);
}

static void
day_chosen_cb (IteamSpotlightForm *self,
               guint               day,
               IteamDayRow        *row)
{
  const IteamSpotlightFields *fields;
  g_autoptr (IteamSpotlight) whole = NULL;
  g_autoptr (IteamSpotlight) edited = NULL;
  IteamDay first, last;

  if (self->spotlight == NULL || day == ITEAM_DAY_NONE)
    return;

  fields = iteam_spotlight_get_fields (self->spotlight);
  first = row == self->first_row ? day : fields->first;
  last = row == self->last_row ? day : MAX (fields->last, first);
  whole = iteam_spotlight_new (fields->pillar, fields->title, MIN (first, last), last);
  edited = iteam_entry_copy (self->spotlight);
  g_object_set (edited, "first", iteam_spotlight_get_fields (whole)->first, "last", iteam_spotlight_get_fields (whole)->last, NULL);
  save (self, edited);
  sync_form (self);
}

static void
pillar_changed_cb (IteamSpotlightForm *self)
{
  g_autoptr (IteamSpotlight) edited = NULL;
  gint64 pillar;

  if (self->updating || self->spotlight == NULL)
    return;
  pillar = iteam_pillar_choice_get (self->pillar_row, iteam_desk_get_directory (ITEAM_DESK (self->desk)));
  if (pillar == 0)
    {
      sync_form (self);

      return;
    }
  edited = iteam_entry_copy (self->spotlight);
  g_object_set (edited, "pillar", pillar, NULL);
  save (self, edited);
}

static void
sync_form (IteamSpotlightForm *self)
{
  const IteamSpotlightFields *fields = iteam_spotlight_get_fields (self->spotlight);

  self->updating = TRUE;
  g_object_set (self->conflict_mark,
                "store", iteam_desk_get_store (ITEAM_DESK (self->desk)),
                "row", iteam_entry_get_id (ITEAM_ENTRY (self->spotlight)),
                NULL);
  iteam_text_row_show (self->title_row, fields->title);
  iteam_pillar_choice_show (self->pillar_row, iteam_desk_get_directory (ITEAM_DESK (self->desk)), fields->pillar);
  iteam_day_row_show (self->first_row, fields->first, FALSE);
  iteam_day_row_show (self->last_row, fields->last, FALSE);
  iteam_text_area_show (self->text_area, fields->text);
  iteam_text_area_show (self->results_area, fields->results);
  gtk_widget_set_visible (self->draft_row, fields->draft);
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->fields_box, iteam_desk_get_writable (ITEAM_DESK (self->desk)));
}

static void
iteam_spotlight_form_dispose (GObject *object)
{
  IteamSpotlightForm *self = ITEAM_SPOTLIGHT_FORM (object);

  g_clear_object (&self->spotlight);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_spotlight_form_parent_class)->dispose (object);
}

static void
iteam_spotlight_form_class_init (IteamSpotlightFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_spotlight_form_dispose;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/pillars/iteam-spotlight-form.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, conflict_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, draft_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, fields_box);
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, first_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, last_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, pillar_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, results_area);
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, text_area);
  gtk_widget_class_bind_template_child (widget_class, IteamSpotlightForm, title_row);
  gtk_widget_class_bind_template_callback (widget_class, area_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pillar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_done_cb);
}

static void
iteam_spotlight_form_init (IteamSpotlightForm *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

/**
 * iteam_spotlight_form_set_desk:
 * @self: a form
 * @desk: what the pane has in common; once
 */
void
iteam_spotlight_form_set_desk (IteamSpotlightForm *self,
                               IteamProgrammeDesk *desk)
{
  g_return_if_fail (ITEAM_IS_SPOTLIGHT_FORM (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_spotlight_form_show:
 * @self: a form
 * @spotlight: (nullable): a spotlight, which the desk keeps as the file is
 *
 * Shows a spotlight, as it is now.
 */
void
iteam_spotlight_form_show (IteamSpotlightForm *self,
                           IteamSpotlight     *spotlight)
{
  g_return_if_fail (ITEAM_IS_SPOTLIGHT_FORM (self));

  if (self->spotlight != spotlight)
    {
      iteam_spotlight_form_flush (self);
      /* What was typed at another one was written when it was left, and does not stay. */
      iteam_text_row_take_saved (self->title_row, NULL);
      iteam_text_row_revert (ITEAM_TEXT_ROW (self->first_row));
      iteam_text_row_revert (ITEAM_TEXT_ROW (self->last_row));
      iteam_text_area_take_saved (self->text_area, NULL);
      iteam_text_area_take_saved (self->results_area, NULL);
      g_set_object (&self->spotlight, spotlight);
    }
  if (spotlight != NULL)
    sync_form (self);
}

/**
 * iteam_spotlight_form_focus_title:
 * @self: a form
 *
 * Brings the keyboard to the title, all of it selected, as what is new has none of its own.
 */
void
iteam_spotlight_form_focus_title (IteamSpotlightForm *self)
{
  g_return_if_fail (ITEAM_IS_SPOTLIGHT_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  gtk_editable_select_region (GTK_EDITABLE (self->title_row), 0, -1);
}

/**
 * iteam_spotlight_form_flush:
 * @self: a form
 *
 * Writes what is still being typed.
 */
void
iteam_spotlight_form_flush (IteamSpotlightForm *self)
{
  g_return_if_fail (ITEAM_IS_SPOTLIGHT_FORM (self));

  if (self->spotlight == NULL)
    return;

  iteam_text_row_finish (self->title_row);
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->first_row));
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->last_row));
  iteam_text_area_finish (self->text_area);
  iteam_text_area_finish (self->results_area);
}
