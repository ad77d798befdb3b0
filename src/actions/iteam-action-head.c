/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-head.h"

#include "iteam-conflict-mark.h"
#include "iteam-text-area.h"

/**
 * IteamActionHead:
 *
 * The top of the panel: number, the button that completes or reopens, the menu,
 * the title and the description.
 */
struct _IteamActionHead
{
  IteamActionPart parent_instance;

  /* template children */
  GtkLabel *number_label;
  GtkWidget *complete_button;
  GtkWidget *reopen_button;
  IteamTextArea *title_area;
  IteamTextArea *description_area;
};

G_DEFINE_FINAL_TYPE (IteamActionHead, iteam_action_head, ITEAM_TYPE_ACTION_PART)

static void
title_done_cb (IteamActionHead *self)
{
  IteamActionPart *part = ITEAM_ACTION_PART (self);
  g_autofree char *typed = iteam_text_area_get_typed (self->title_area);
  g_autoptr (IteamActionPoint) read = NULL;
  g_autoptr (IteamActionPoint) edited = NULL;

  /* An action point has a title. */
  if (typed[0] == '\0')
    {
      iteam_text_area_revert (self->title_area);
      return;
    }

  read = iteam_action_point_copy (iteam_action_part_get_read (part));
  edited = iteam_action_point_copy (read);
  iteam_action_point_set_title (read, iteam_text_area_get_read (self->title_area));
  iteam_action_point_set_title (edited, typed);
  iteam_text_area_take_saved (self->title_area, typed);
  iteam_action_part_save_edit (part, read, edited);
}

static void
description_done_cb (IteamActionHead *self)
{
  IteamActionPart *part = ITEAM_ACTION_PART (self);
  g_autofree char *typed = iteam_text_area_get_typed (self->description_area);
  g_autoptr (IteamActionPoint) read = iteam_action_point_copy (iteam_action_part_get_read (part));
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);

  iteam_action_point_set_description (read, iteam_text_area_get_read (self->description_area));
  iteam_action_point_set_description (edited, typed);
  iteam_text_area_take_saved (self->description_area, typed);
  iteam_action_part_save_edit (part, read, edited);
}

static gboolean
iteam_action_head_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ITEAM_ACTION_HEAD (widget)->title_area));
}

static void
iteam_action_head_switched (IteamActionPart *part)
{
  IteamActionHead *self = ITEAM_ACTION_HEAD (part);

  iteam_text_area_revert (self->title_area);
  iteam_text_area_revert (self->description_area);
}

static void
iteam_action_head_sync (IteamActionPart *part)
{
  IteamActionHead *self = ITEAM_ACTION_HEAD (part);
  IteamActionPoint *read = iteam_action_part_get_read (part);
  const IteamActionFields *fields = iteam_action_point_get_fields (read);
  g_autofree char *number = iteam_action_point_format_number (read);
  gboolean open = iteam_action_point_is_open (read);

  gtk_label_set_label (self->number_label, number);
  gtk_widget_set_visible (self->complete_button, open);
  gtk_widget_set_visible (self->reopen_button, !open);
  iteam_text_area_show (self->title_area, fields->title);
  iteam_text_area_show (self->description_area, fields->description);
}

static void
iteam_action_head_flush (IteamActionPart *part)
{
  IteamActionHead *self = ITEAM_ACTION_HEAD (part);

  iteam_text_area_finish (self->title_area);
  iteam_text_area_finish (self->description_area);
}

static void
iteam_action_head_class_init (IteamActionHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  IteamActionPartClass *part_class = ITEAM_ACTION_PART_CLASS (klass);

  widget_class->grab_focus = iteam_action_head_grab_focus;
  part_class->switched = iteam_action_head_switched;
  part_class->sync = iteam_action_head_sync;
  part_class->flush = iteam_action_head_flush;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-head.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionHead, complete_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionHead, description_area);
  gtk_widget_class_bind_template_child (widget_class, IteamActionHead, number_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionHead, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionHead, title_area);
  gtk_widget_class_bind_template_callback (widget_class, description_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_done_cb);
}

static void
iteam_action_head_init (IteamActionHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
