/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-section.h"

/**
 * IteamReaderSection:
 *
 * An entry of a document's outline, with those below it.
 */
struct _IteamReaderSection
{
  GObject parent_instance;

  int page;
  double y;
  gboolean opened;
  guint index;

  /* borrowed: a parent outlives its children */
  IteamReaderSection *parent;

  /* owned */
  char *title;
  char *uri;
  char *label;
  GListStore *children;
};

enum
{
  PROP_TITLE = 1,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamReaderSection, iteam_reader_section, G_TYPE_OBJECT)

static void
iteam_reader_section_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  IteamReaderSection *self = ITEAM_READER_SECTION (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_reader_section_dispose (GObject *object)
{
  IteamReaderSection *self = ITEAM_READER_SECTION (object);

  for (guint i = 0; self->children != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
    {
      g_autoptr (IteamReaderSection) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      child->parent = NULL;
    }
  g_clear_object (&self->children);

  G_OBJECT_CLASS (iteam_reader_section_parent_class)->dispose (object);
}

static void
iteam_reader_section_finalize (GObject *object)
{
  IteamReaderSection *self = ITEAM_READER_SECTION (object);

  g_free (self->title);
  g_free (self->uri);
  g_free (self->label);

  G_OBJECT_CLASS (iteam_reader_section_parent_class)->finalize (object);
}

static void
iteam_reader_section_class_init (IteamReaderSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = iteam_reader_section_get_property;
  object_class->dispose = iteam_reader_section_dispose;
  object_class->finalize = iteam_reader_section_finalize;

  /**
   * IteamReaderSection:title:
   *
   * What it says.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * IteamReaderSection:label:
   *
   * The number of the page that it leads to, as the document counts.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_reader_section_init (IteamReaderSection *self)
{
}

/**
 * iteam_reader_section_new:
 * @item: an entry as the document gives it
 *
 * Returns: (transfer full): the section.
 */
IteamReaderSection *
iteam_reader_section_new (const IteamPdfOutlineItem *item)
{
  IteamReaderSection *self = g_object_new (ITEAM_TYPE_READER_SECTION, NULL);

  self->title = g_strdup (item->title);
  self->uri = g_strdup (item->uri);
  self->page = item->page;
  self->y = item->y;
  self->opened = item->expanded;

  return self;
}

/**
 * iteam_reader_section_append:
 * @self: a section
 * @child: the next one below it
 */
void
iteam_reader_section_append (IteamReaderSection *self,
                             IteamReaderSection *child)
{
  g_return_if_fail (ITEAM_IS_READER_SECTION (self));
  g_return_if_fail (ITEAM_IS_READER_SECTION (child));

  if (self->children == NULL)
    self->children = g_list_store_new (ITEAM_TYPE_READER_SECTION);
  child->parent = self;
  child->index = g_list_model_get_n_items (G_LIST_MODEL (self->children));
  g_list_store_append (self->children, child);
}

/**
 * iteam_reader_section_get_parent:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): the section that it is a part of.
 */
IteamReaderSection *
iteam_reader_section_get_parent (IteamReaderSection *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_SECTION (self), NULL);

  return self->parent;
}

/**
 * iteam_reader_section_get_children:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): its parts, %NULL if it has none.
 */
GListModel *
iteam_reader_section_get_children (IteamReaderSection *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_SECTION (self), NULL);

  return self->children != NULL ? G_LIST_MODEL (self->children) : NULL;
}

/**
 * iteam_reader_section_get_index:
 * @self: a section
 *
 * Returns: its place among those of the same parent, from 0.
 */
guint
iteam_reader_section_get_index (IteamReaderSection *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_SECTION (self), 0);

  return self->index;
}

/**
 * iteam_reader_section_set_index:
 * @self: a section without a parent
 * @index: its place among the outermost, from 0
 */
void
iteam_reader_section_set_index (IteamReaderSection *self,
                                guint               index)
{
  g_return_if_fail (ITEAM_IS_READER_SECTION (self));
  g_return_if_fail (self->parent == NULL);

  self->index = index;
}

/**
 * iteam_reader_section_get_page:
 * @self: a section
 *
 * Returns: the page that it leads to, from 0; -1 if it leads to none.
 */
int
iteam_reader_section_get_page (IteamReaderSection *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_SECTION (self), -1);

  return self->page;
}

/**
 * iteam_reader_section_get_y:
 * @self: a section
 *
 * Returns: where on that page, in points from its top; NaN for the page as a whole.
 */
double
iteam_reader_section_get_y (IteamReaderSection *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_SECTION (self), 0);

  return self->y;
}

/**
 * iteam_reader_section_get_uri:
 * @self: a section
 *
 * Returns: (nullable): an address elsewhere that it leads to.
 */
const char *
iteam_reader_section_get_uri (IteamReaderSection *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_SECTION (self), NULL);

  return self->uri;
}

/**
 * iteam_reader_section_get_opened:
 * @self: a section
 *
 * Returns: whether the document wants its parts to be seen at first.
 */
gboolean
iteam_reader_section_get_opened (IteamReaderSection *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_SECTION (self), FALSE);

  return self->opened;
}

/**
 * iteam_reader_section_set_label:
 * @self: a section
 * @label: (nullable): what the document calls the page that it leads to; %NULL if
 *   it just counts
 */
void
iteam_reader_section_set_label (IteamReaderSection *self,
                                const char         *label)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ITEAM_IS_READER_SECTION (self));

  if (self->page >= 0)
    text = label != NULL ? g_strdup (label) : g_strdup_printf ("%d", self->page + 1);
  if (g_strcmp0 (text, self->label) == 0)
    return;

  g_free (self->label);
  self->label = g_steal_pointer (&text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}
