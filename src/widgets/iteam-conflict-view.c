/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-view.h"

#include <glib/gi18n-lib.h>

/**
 * IteamConflictView:
 *
 * The two values of a field that two people changed, one below the other.
 */
struct _IteamConflictView
{
  AdwBin parent_instance;

  /* owned */
  char *mine;
  char *theirs;
};

enum
{
  PROP_MINE = 1,
  PROP_THEIRS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamConflictView, iteam_conflict_view, ADW_TYPE_BIN)

static void
iteam_conflict_view_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamConflictView *self = ITEAM_CONFLICT_VIEW (object);

  switch (property_id)
    {
    case PROP_MINE: g_value_set_string (value, self->mine); break;
    case PROP_THEIRS: g_value_set_string (value, self->theirs); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_conflict_view_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamConflictView *self = ITEAM_CONFLICT_VIEW (object);

  switch (property_id)
    {
    case PROP_MINE: self->mine = g_value_dup_string (value); break;
    case PROP_THEIRS: self->theirs = g_value_dup_string (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_conflict_view_finalize (GObject *object)
{
  IteamConflictView *self = ITEAM_CONFLICT_VIEW (object);

  g_free (self->mine);
  g_free (self->theirs);

  G_OBJECT_CLASS (iteam_conflict_view_parent_class)->finalize (object);
}

static void
iteam_conflict_view_class_init (IteamConflictViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->get_property = iteam_conflict_view_get_property;
  object_class->set_property = iteam_conflict_view_set_property;
  object_class->finalize = iteam_conflict_view_finalize;

  properties[PROP_MINE] = g_param_spec_string ("mine", NULL, NULL, NULL, once);
  properties[PROP_THEIRS] = g_param_spec_string ("theirs", NULL, NULL, NULL, once);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-conflict-view.ui");
}

static void
iteam_conflict_view_init (IteamConflictView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_conflict_view_new:
 * @mine: (nullable): what this person typed, or %NULL for nothing
 * @theirs: (nullable): what the file holds now
 *
 * Returns: (transfer floating): the view.
 */
GtkWidget *
iteam_conflict_view_new (const char *mine,
                         const char *theirs)
{
  return g_object_new (ITEAM_TYPE_CONFLICT_VIEW,
                       "mine", mine != NULL ? mine : _("(nothing)"),
                       "theirs", theirs != NULL ? theirs : _("(nothing)"),
                       NULL);
}
