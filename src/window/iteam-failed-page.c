/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-failed-page.h"

#include <glib/gi18n-lib.h>

#include "iteam-menu-later.h"

/**
 * IteamFailedPage:
 *
 * What the window shows of a file that could not be opened: why, and the ways
 * out. Where a backup is offered, that is the way that is suggested.
 */
struct _IteamFailedPage
{
  AdwBin parent_instance;

  /* template children */
  GtkMenuButton *menu_button;

  /* owned */
  IteamSession *session;
  IteamDamage *damage;
};

enum
{
  PROP_SESSION = 1,
  PROP_DAMAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamFailedPage, iteam_failed_page, ADW_TYPE_BIN)

static char *
problem_title (IteamFailedPage *self,
               const char      *name)
{
  return name != NULL ? g_strdup_printf (_("“%s” Cannot Be Opened"), name) : NULL;
}

/* The description of a status page is markup. */
static char *
problem_description (IteamFailedPage *self,
                     const char      *problem)
{
  return problem != NULL ? g_markup_escape_text (problem, -1) : NULL;
}

static gboolean
is_said (IteamFailedPage *self,
         const char      *text)
{
  return text != NULL;
}

/* One way out is suggested: the best there is. */
static char **
open_classes (IteamFailedPage *self,
              const char      *offer)
{
  const char *classes[] = { "pill", offer == NULL ? "suggested-action" : NULL, NULL };

  return g_strdupv ((char **) classes);
}

static void
iteam_failed_page_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamFailedPage *self = ITEAM_FAILED_PAGE (object);

  switch (property_id)
    {
    case PROP_SESSION: g_value_set_object (value, self->session); break;
    case PROP_DAMAGE: g_value_set_object (value, self->damage); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_failed_page_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamFailedPage *self = ITEAM_FAILED_PAGE (object);

  switch (property_id)
    {
    case PROP_SESSION: self->session = g_value_dup_object (value); break;
    case PROP_DAMAGE: self->damage = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_failed_page_dispose (GObject *object)
{
  IteamFailedPage *self = ITEAM_FAILED_PAGE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->damage);

  G_OBJECT_CLASS (iteam_failed_page_parent_class)->dispose (object);
}

static void
iteam_failed_page_class_init (IteamFailedPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->get_property = iteam_failed_page_get_property;
  object_class->set_property = iteam_failed_page_set_property;
  object_class->dispose = iteam_failed_page_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ITEAM_TYPE_SESSION, once);
  properties[PROP_DAMAGE] = g_param_spec_object ("damage", NULL, NULL, ITEAM_TYPE_DAMAGE, once);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-failed-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamFailedPage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, is_said);
  gtk_widget_class_bind_template_callback (widget_class, open_classes);
  gtk_widget_class_bind_template_callback (widget_class, problem_description);
  gtk_widget_class_bind_template_callback (widget_class, problem_title);
}

static void
iteam_failed_page_init (IteamFailedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_failed_page_new:
 * @session: tells which file, and why
 * @damage: tells what can be done about it
 * @menu_model: the main menu
 *
 * Returns: (transfer floating): a page.
 */
GtkWidget *
iteam_failed_page_new (IteamSession *session,
                       IteamDamage  *damage,
                       GMenuModel   *menu_model)
{
  IteamFailedPage *self = g_object_new (ITEAM_TYPE_FAILED_PAGE, "session", session, "damage", damage, NULL);

  iteam_menu_later (self->menu_button, menu_model);

  return GTK_WIDGET (self);
}
