/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-overview-section.h"

/**
 * IteamOverviewSection:
 *
 * One sort of what waits, as a list with a title over it and, beside that, what is to be
 * said of all of it. It is not seen while there is nothing in it.
 */
struct _IteamOverviewSection
{
  AdwBin parent_instance;

  /* template children */
  GtkListBox *list;

  /* owned */
  char *title;
  char *facts;
};

enum
{
  PROP_TITLE = 1,
  PROP_FACTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamOverviewSection, iteam_overview_section, ADW_TYPE_BIN)

static void
set_text (IteamOverviewSection *self,
          char                **text,
          const GValue         *value,
          GParamSpec           *pspec)
{
  if (g_strcmp0 (*text, g_value_get_string (value)) == 0)
    return;

  g_free (*text);
  *text = g_value_dup_string (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
iteam_overview_section_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  IteamOverviewSection *self = ITEAM_OVERVIEW_SECTION (object);

  switch (property_id)
    {
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    case PROP_FACTS: g_value_set_string (value, self->facts); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_overview_section_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  IteamOverviewSection *self = ITEAM_OVERVIEW_SECTION (object);

  switch (property_id)
    {
    case PROP_TITLE: set_text (self, &self->title, value, pspec); break;
    case PROP_FACTS: set_text (self, &self->facts, value, pspec); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_overview_section_finalize (GObject *object)
{
  IteamOverviewSection *self = ITEAM_OVERVIEW_SECTION (object);

  g_free (self->title);
  g_free (self->facts);

  G_OBJECT_CLASS (iteam_overview_section_parent_class)->finalize (object);
}

static void
iteam_overview_section_class_init (IteamOverviewSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_overview_section_get_property;
  object_class->set_property = iteam_overview_section_set_property;
  object_class->finalize = iteam_overview_section_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FACTS] = g_param_spec_string ("facts", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/overview/iteam-overview-section.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamOverviewSection, list);
}

static void
iteam_overview_section_init (IteamOverviewSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The row that has the keyboard, if one has. */
static IteamOverviewRow *
find_focused (IteamOverviewSection *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return ITEAM_IS_OVERVIEW_ROW (focused) ? ITEAM_OVERVIEW_ROW (focused) : NULL;
}

/* The row of the same thing, or else of what took its place. */
static GtkWidget *
find_heir (GPtrArray        *rows,
           IteamOverviewRow *row)
{
  const IteamRef *ref = iteam_overview_row_get_ref (row);
  guint place = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  for (guint i = 0; i < rows->len; i++)
    {
      const IteamRef *other = iteam_overview_row_get_ref (rows->pdata[i]);

      if (other->kind == ref->kind && other->id == ref->id)
        return rows->pdata[i];
    }

  return rows->len > 0 ? rows->pdata[MIN (place, rows->len - 1)] : NULL;
}

/**
 * iteam_overview_section_set_rows:
 * @self: a section
 * @rows: (element-type IteamOverviewRow): what is to be seen in it, in order
 *
 * The keyboard stays with the thing that it is on; if that is gone, with what took its
 * place.
 */
void
iteam_overview_section_set_rows (IteamOverviewSection *self,
                                 GPtrArray            *rows)
{
  IteamOverviewRow *focused;
  GtkWidget *heir;

  g_return_if_fail (ITEAM_IS_OVERVIEW_SECTION (self));

  focused = find_focused (self);
  heir = focused != NULL ? find_heir (rows, focused) : NULL;

  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->list, rows->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), rows->len > 0);
  if (heir != NULL)
    gtk_widget_grab_focus (heir);
  for (GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);
       row != NULL && (rows->len == 0 || GTK_WIDGET (row) != rows->pdata[0]);
       row = gtk_list_box_get_row_at_index (self->list, 0))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}
