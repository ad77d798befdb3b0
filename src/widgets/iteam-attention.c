/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-attention.h"

/**
 * IteamAttention:
 *
 * What a person has before them in a pane: what others changed in it has been seen
 * after a while.
 */
struct _IteamAttention
{
  GObject parent_instance;

  IteamRef thing;
  guint source;

  /* borrowed, cleared when it goes */
  GtkWidget *widget;

  /* owned */
  IteamNewsList *news;
};

/* How long a person looks at something before it has been seen, in milliseconds. */
#define LOOK 1500

G_DEFINE_FINAL_TYPE (IteamAttention, iteam_attention, G_TYPE_OBJECT)

static gboolean
is_new (IteamAttention *self)
{
  return self->thing.id != 0 && self->news != NULL && iteam_news_list_find (self->news, &self->thing) != NULL;
}

/* Nobody looks at a window while they are at another, or at another pane. */
static gboolean
is_before_person (IteamAttention *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  return self->widget != NULL && gtk_widget_get_mapped (self->widget) &&
         (!GTK_IS_WINDOW (root) || gtk_window_is_active (GTK_WINDOW (root)));
}

static gboolean
looked_cb (gpointer data)
{
  IteamAttention *self = data;

  if (!is_before_person (self))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  if (is_new (self))
    iteam_news_list_see (self->news, &self->thing, 1);

  return G_SOURCE_REMOVE;
}

static void
update (IteamAttention *self)
{
  if (!is_new (self))
    g_clear_handle_id (&self->source, g_source_remove);
  else if (self->source == 0)
    self->source = g_timeout_add (LOOK, looked_cb, self);
}

static void
iteam_attention_dispose (GObject *object)
{
  IteamAttention *self = ITEAM_ATTENTION (object);

  iteam_attention_set_news (self, NULL);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (iteam_attention_parent_class)->dispose (object);
}

static void
iteam_attention_class_init (IteamAttentionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_attention_dispose;
}

static void
iteam_attention_init (IteamAttention *self)
{
}

/**
 * iteam_attention_new:
 * @widget: what a person has before them while it is on the screen
 *
 * Returns: (transfer full): attention to nothing yet.
 */
IteamAttention *
iteam_attention_new (GtkWidget *widget)
{
  IteamAttention *self = g_object_new (ITEAM_TYPE_ATTENTION, NULL);

  g_set_weak_pointer (&self->widget, widget);

  return self;
}

/**
 * iteam_attention_set_news:
 * @self: the attention
 * @news: (nullable): what is new in the team file
 */
void
iteam_attention_set_news (IteamAttention *self,
                          IteamNewsList  *news)
{
  g_return_if_fail (ITEAM_IS_ATTENTION (self));

  if (self->news == news)
    return;

  if (self->news != NULL)
    g_signal_handlers_disconnect_by_func (self->news, update, self);
  g_set_object (&self->news, news);
  if (news != NULL)
    g_signal_connect_object (news, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_clear_handle_id (&self->source, g_source_remove);
  update (self);
}

/**
 * iteam_attention_turn_to:
 * @self: the attention
 * @thing: (nullable): the thing that is shown now; %NULL if it is none, or several
 *
 * Begins to wait if there is news of it, and not anew for one that it is turned to already.
 */
void
iteam_attention_turn_to (IteamAttention *self,
                         const IteamRef *thing)
{
  const IteamRef none = { ITEAM_KIND_NONE, 0 };

  g_return_if_fail (ITEAM_IS_ATTENTION (self));

  if (thing == NULL)
    thing = &none;
  if (self->thing.kind != thing->kind || self->thing.id != thing->id)
    g_clear_handle_id (&self->source, g_source_remove);
  self->thing = *thing;
  update (self);
}
