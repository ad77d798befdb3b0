/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-thumb.h"

#include <glib/gi18n-lib.h>

/**
 * IteamReaderThumb:
 *
 * A page in small, as a paintable: white paper of the right shape until its
 * picture is there.
 */
struct _IteamReaderThumb
{
  GObject parent_instance;

  guint page;
  double page_width;
  double page_height;

  /* owned */
  char *label;
  GdkTexture *texture;
  GCancellable *request;
};

enum
{
  PROP_LABEL = 1,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IteamReaderThumb, iteam_reader_thumb, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))

static void
paintable_snapshot (GdkPaintable *paintable,
                    GdkSnapshot  *snapshot,
                    double        width,
                    double        height)
{
  IteamReaderThumb *self = ITEAM_READER_THUMB (paintable);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  else
    gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &bounds);
}

static int
paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  IteamReaderThumb *self = ITEAM_READER_THUMB (paintable);

  return MAX (1, (int) (self->page_width * iteam_reader_thumb_get_scale (self) + 0.5));
}

static int
paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  IteamReaderThumb *self = ITEAM_READER_THUMB (paintable);

  return MAX (1, (int) (self->page_height * iteam_reader_thumb_get_scale (self) + 0.5));
}

static void
paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = paintable_snapshot;
  iface->get_intrinsic_width = paintable_get_intrinsic_width;
  iface->get_intrinsic_height = paintable_get_intrinsic_height;
}

static void
iteam_reader_thumb_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamReaderThumb *self = ITEAM_READER_THUMB (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, g_strdup_printf (_("Page %s"), self->label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_reader_thumb_dispose (GObject *object)
{
  IteamReaderThumb *self = ITEAM_READER_THUMB (object);

  iteam_reader_thumb_set_request (self, NULL);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (iteam_reader_thumb_parent_class)->dispose (object);
}

static void
iteam_reader_thumb_finalize (GObject *object)
{
  g_free (ITEAM_READER_THUMB (object)->label);

  G_OBJECT_CLASS (iteam_reader_thumb_parent_class)->finalize (object);
}

static void
iteam_reader_thumb_class_init (IteamReaderThumbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = iteam_reader_thumb_get_property;
  object_class->dispose = iteam_reader_thumb_dispose;
  object_class->finalize = iteam_reader_thumb_finalize;

  /**
   * IteamReaderThumb:label:
   *
   * The number of the page, as the document counts.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * IteamReaderThumb:description:
   *
   * What a screen reader says of it.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_reader_thumb_init (IteamReaderThumb *self)
{
  self->page_width = 595;
  self->page_height = 842;
}

/**
 * iteam_reader_thumb_new:
 * @page: from 0
 *
 * Returns: (transfer full): that page in small, without a picture.
 */
IteamReaderThumb *
iteam_reader_thumb_new (guint page)
{
  IteamReaderThumb *self = g_object_new (ITEAM_TYPE_READER_THUMB, NULL);

  self->page = page;
  self->label = g_strdup_printf ("%u", page + 1);

  return self;
}

/**
 * iteam_reader_thumb_get_page:
 * @self: a page in small
 *
 * Returns: which page, from 0.
 */
guint
iteam_reader_thumb_get_page (IteamReaderThumb *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_THUMB (self), 0);

  return self->page;
}

/**
 * iteam_reader_thumb_set_label:
 * @self: a page in small
 * @label: (nullable): what the document calls the page; %NULL if it just counts
 */
void
iteam_reader_thumb_set_label (IteamReaderThumb *self,
                              const char       *label)
{
  g_autofree char *number = NULL;

  g_return_if_fail (ITEAM_IS_READER_THUMB (self));

  number = g_strdup_printf ("%u", self->page + 1);
  if (label == NULL)
    label = number;
  if (g_strcmp0 (label, self->label) == 0)
    return;

  g_free (self->label);
  self->label = g_strdup (label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/**
 * iteam_reader_thumb_set_size:
 * @self: a page in small
 * @width: of the page as it is turned, in points
 * @height: the same
 */
void
iteam_reader_thumb_set_size (IteamReaderThumb *self,
                             double            width,
                             double            height)
{
  g_return_if_fail (ITEAM_IS_READER_THUMB (self));

  if (self->page_width == width && self->page_height == height)
    return;

  self->page_width = MAX (1, width);
  self->page_height = MAX (1, height);
  gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
}

/**
 * iteam_reader_thumb_get_scale:
 * @self: a page in small
 *
 * Returns: how many logical pixels a point is, so that the page fits where it stands.
 */
double
iteam_reader_thumb_get_scale (IteamReaderThumb *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_THUMB (self), 1);

  return MIN (ITEAM_READER_THUMB_WIDTH / self->page_width, ITEAM_READER_THUMB_HEIGHT / self->page_height);
}

/**
 * iteam_reader_thumb_set_texture:
 * @self: a page in small
 * @texture: (nullable): its picture
 */
void
iteam_reader_thumb_set_texture (IteamReaderThumb *self,
                                GdkTexture       *texture)
{
  g_return_if_fail (ITEAM_IS_READER_THUMB (self));

  if (g_set_object (&self->texture, texture))
    gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/**
 * iteam_reader_thumb_has_texture:
 * @self: a page in small
 *
 * Returns: whether its picture is there.
 */
gboolean
iteam_reader_thumb_has_texture (IteamReaderThumb *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_THUMB (self), FALSE);

  return self->texture != NULL;
}

/**
 * iteam_reader_thumb_set_request:
 * @self: a page in small
 * @request: (nullable): what its picture can be cancelled with while it is being
 *   drawn; the one before is cancelled
 */
void
iteam_reader_thumb_set_request (IteamReaderThumb *self,
                                GCancellable     *request)
{
  g_return_if_fail (ITEAM_IS_READER_THUMB (self));

  if (self->request != NULL)
    g_cancellable_cancel (self->request);
  g_set_object (&self->request, request);
}

/**
 * iteam_reader_thumb_is_requested:
 * @self: a page in small
 *
 * Returns: whether its picture is being drawn.
 */
gboolean
iteam_reader_thumb_is_requested (IteamReaderThumb *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_THUMB (self), FALSE);

  return self->request != NULL;
}
