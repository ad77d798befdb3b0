/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-action-popover.h"

#include <glib/gi18n-lib.h>

#include "iteam-place.h"
#include "iteam-quick-add-bar.h"
#include "iteam-save.h"

/**
 * IteamReaderActionPopover:
 *
 * Where an action point is made from a passage, in one line as everywhere. It
 * knows where it comes from, and leads back there.
 */
struct _IteamReaderActionPopover
{
  GtkPopover parent_instance;

  /* template children */
  GtkLabel *title_label;
  GtkLabel *quote_label;
  IteamQuickAddBar *bar;

  /* owned */
  IteamStore *store;
  IteamPassage *passage;
  char *origin;
};

G_DEFINE_FINAL_TYPE (IteamReaderActionPopover, iteam_reader_action_popover, GTK_TYPE_POPOVER)

static void
add_cb (IteamReaderActionPopover *self,
        IteamActionPoint         *action)
{
  const IteamPassageFields *fields;
  g_autoptr (IteamDraft) draft = NULL;

  if (self->passage == NULL || self->store == NULL)
    return;

  fields = iteam_passage_get_fields (self->passage);
  draft = iteam_place_draft_action (action, fields->document, fields->page, self->origin, fields->quote);
  gtk_popover_popdown (GTK_POPOVER (self));
  iteam_save_and_tell (GTK_WIDGET (self), self->store, draft, _("Action point added"), NULL);
}

static void
show_cb (IteamReaderActionPopover *self)
{
  iteam_quick_add_bar_focus (self->bar);
}

static void
iteam_reader_action_popover_dispose (GObject *object)
{
  IteamReaderActionPopover *self = ITEAM_READER_ACTION_POPOVER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->passage);

  G_OBJECT_CLASS (iteam_reader_action_popover_parent_class)->dispose (object);
}

static void
iteam_reader_action_popover_finalize (GObject *object)
{
  g_free (ITEAM_READER_ACTION_POPOVER (object)->origin);

  G_OBJECT_CLASS (iteam_reader_action_popover_parent_class)->finalize (object);
}

static void
iteam_reader_action_popover_class_init (IteamReaderActionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_reader_action_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_reader_action_popover_finalize;

  g_type_ensure (ITEAM_TYPE_QUICK_ADD_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-action-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderActionPopover, bar);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderActionPopover, quote_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderActionPopover, title_label);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
iteam_reader_action_popover_init (IteamReaderActionPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_reader_action_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent and a passage.
 */
IteamReaderActionPopover *
iteam_reader_action_popover_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_ACTION_POPOVER, NULL);
}

/**
 * iteam_reader_action_popover_set_passage:
 * @self: a popover
 * @store: the team file
 * @passage: a passage of a document, which need not be in the file
 * @title: the title of the document
 * @page: (nullable): what the document calls the page; %NULL if it just counts
 *
 * Says what gives rise to the action point.
 */
void
iteam_reader_action_popover_set_passage (IteamReaderActionPopover *self,
                                         IteamStore               *store,
                                         IteamPassage             *passage,
                                         const char               *title,
                                         const char               *page)
{
  const IteamPassageFields *fields;
  g_autofree char *number = NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (ITEAM_IS_READER_ACTION_POPOVER (self));
  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (ITEAM_IS_PASSAGE (passage));

  fields = iteam_passage_get_fields (passage);
  number = g_strdup_printf ("%u", fields->page + 1);
  if (page == NULL)
    page = number;
  g_set_object (&self->store, store);
  g_set_object (&self->passage, passage);
  g_free (self->origin);
  self->origin = iteam_place_describe (title, page);

  /* Translators: the label of a page, mostly its number. */
  heading = g_strdup_printf (_("Action Point From Page %s"), page);
  gtk_label_set_label (self->title_label, heading);
  gtk_label_set_label (self->quote_label, fields->quote);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_label), fields->quote != NULL);
  g_object_set (self->bar, "directory", iteam_store_get_directory (store), "user", iteam_store_get_user (store), NULL);
}
