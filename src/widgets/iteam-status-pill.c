/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-status-pill.h"

/**
 * IteamStatusPill:
 *
 * The status of an action point as an icon and its word, with a mark beside it
 * when it is overdue. The word says it all: the colour only helps the eye.
 */
struct _IteamStatusPill
{
  AdwBin parent_instance;

  IteamActionStatus status;
  gboolean overdue;

  /* template children */
  GtkImage *image;
  GtkLabel *label;
};

enum
{
  PROP_STATUS = 1,
  PROP_OVERDUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamStatusPill, iteam_status_pill, ADW_TYPE_BIN)

static const char *const icon_names[] = {
  [ITEAM_ACTION_NOT_STARTED] = "iteam-status-not-started-symbolic",
  [ITEAM_ACTION_IN_PROGRESS] = "iteam-status-in-progress-symbolic",
  [ITEAM_ACTION_WAITING] = "iteam-status-waiting-symbolic",
  [ITEAM_ACTION_DONE] = "iteam-status-done-symbolic",
  [ITEAM_ACTION_DROPPED] = "iteam-status-dropped-symbolic",
};

static void
show_status (IteamStatusPill *self)
{
  const char *const classes[] = { iteam_action_status_to_nick (self->status), NULL };

  gtk_image_set_from_icon_name (self->image, iteam_status_icon_name (self->status));
  gtk_widget_set_css_classes (GTK_WIDGET (self->image), (const char **) classes);
  gtk_label_set_label (self->label, iteam_action_status_label (self->status));
}

static void
set_status (IteamStatusPill   *self,
            IteamActionStatus  status)
{
  if (self->status == status)
    return;

  self->status = status;
  show_status (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
set_overdue (IteamStatusPill *self,
             gboolean         overdue)
{
  if (self->overdue == overdue)
    return;

  self->overdue = overdue;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERDUE]);
}

static void
iteam_status_pill_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamStatusPill *self = ITEAM_STATUS_PILL (object);

  switch (property_id)
    {
    case PROP_STATUS: g_value_set_int (value, self->status); break;
    case PROP_OVERDUE: g_value_set_boolean (value, self->overdue); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_status_pill_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamStatusPill *self = ITEAM_STATUS_PILL (object);

  switch (property_id)
    {
    case PROP_STATUS: set_status (self, g_value_get_int (value)); break;
    case PROP_OVERDUE: set_overdue (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_status_pill_class_init (IteamStatusPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_status_pill_get_property;
  object_class->set_property = iteam_status_pill_set_property;

  properties[PROP_STATUS] = g_param_spec_int ("status", NULL, NULL, 0, ITEAM_ACTION_DROPPED, 0, flags);
  properties[PROP_OVERDUE] = g_param_spec_boolean ("overdue", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-status-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamStatusPill, image);
  gtk_widget_class_bind_template_child (widget_class, IteamStatusPill, label);
}

static void
iteam_status_pill_init (IteamStatusPill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_status (self);
}

/**
 * iteam_status_pill_new:
 *
 * Returns: (transfer floating): a pill that says "not started".
 */
GtkWidget *
iteam_status_pill_new (void)
{
  return g_object_new (ITEAM_TYPE_STATUS_PILL, NULL);
}

/**
 * iteam_status_pill_show:
 * @self: a pill
 * @status: the status to show
 * @overdue: whether to add the mark for "overdue"
 */
void
iteam_status_pill_show (IteamStatusPill   *self,
                        IteamActionStatus  status,
                        gboolean           overdue)
{
  g_return_if_fail (ITEAM_IS_STATUS_PILL (self));

  set_status (self, status);
  set_overdue (self, overdue);
}

/**
 * iteam_status_icon_name:
 * @status: a status
 *
 * Returns: the icon that stands for it, one of the program's own.
 */
const char *
iteam_status_icon_name (IteamActionStatus status)
{
  g_return_val_if_fail ((int) status >= 0 && status < ITEAM_N_ACTION_STATUSES, NULL);

  return icon_names[status];
}
