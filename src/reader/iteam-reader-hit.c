/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-hit.h"

#include <string.h>

/* How much of a line stands before what was found in it. */
#define LETTERS_BEFORE 24

/**
 * IteamReaderHit:
 *
 * Something that was found, for a list: its page, and the line with what was found
 * in bold.
 */
struct _IteamReaderHit
{
  GObject parent_instance;

  /* owned */
  IteamPdfHit *hit;
  char *label;
};

enum
{
  PROP_LABEL = 1,
  PROP_MARKUP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamReaderHit, iteam_reader_hit, G_TYPE_OBJECT)

/* What was found is to be seen in a narrow list, so a long beginning is cut off. */
static char *
make_markup (const IteamPdfHit *hit)
{
  const char *start = hit->line;
  const char *from = hit->line + MIN (hit->from, strlen (hit->line));
  const char *to = hit->line + MIN (MAX (hit->to, hit->from), strlen (hit->line));
  g_autofree char *before = NULL;
  g_autofree char *found = NULL;
  g_autofree char *after = NULL;

  if (g_utf8_strlen (start, from - start) > LETTERS_BEFORE)
    {
      const char *space;

      start = g_utf8_offset_to_pointer (from, -LETTERS_BEFORE);
      space = memchr (start, ' ', (gsize) (from - start));
      start = space != NULL ? space + 1 : start;
    }
  before = g_markup_escape_text (start, from - start);
  found = g_markup_escape_text (from, to - from);
  after = g_markup_escape_text (to, -1);

  return g_strdup_printf ("%s%s<b>%s</b>%s", start != hit->line ? "… " : "", before, found, after);
}

static void
iteam_reader_hit_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  IteamReaderHit *self = ITEAM_READER_HIT (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_MARKUP:
      g_value_take_string (value, make_markup (self->hit));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_reader_hit_finalize (GObject *object)
{
  IteamReaderHit *self = ITEAM_READER_HIT (object);

  g_clear_pointer (&self->hit, iteam_pdf_hit_unref);
  g_free (self->label);

  G_OBJECT_CLASS (iteam_reader_hit_parent_class)->finalize (object);
}

static void
iteam_reader_hit_class_init (IteamReaderHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = iteam_reader_hit_get_property;
  object_class->finalize = iteam_reader_hit_finalize;

  /**
   * IteamReaderHit:label:
   *
   * The number of the page, as the document counts.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * IteamReaderHit:markup:
   *
   * The line, as Pango markup.
   */
  properties[PROP_MARKUP] = g_param_spec_string ("markup", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_reader_hit_init (IteamReaderHit *self)
{
}

/**
 * iteam_reader_hit_new:
 * @hit: what was found
 * @label: (nullable): what the document calls its page; %NULL if it just counts
 *
 * Returns: (transfer full): it, for a list.
 */
IteamReaderHit *
iteam_reader_hit_new (IteamPdfHit *hit,
                      const char  *label)
{
  IteamReaderHit *self = g_object_new (ITEAM_TYPE_READER_HIT, NULL);

  self->hit = iteam_pdf_hit_ref (hit);
  self->label = label != NULL ? g_strdup (label) : g_strdup_printf ("%u", hit->page + 1);

  return self;
}

/**
 * iteam_reader_hit_get_hit:
 * @self: a hit in a list
 *
 * Returns: (transfer none): what was found.
 */
IteamPdfHit *
iteam_reader_hit_get_hit (IteamReaderHit *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_HIT (self), NULL);

  return self->hit;
}
