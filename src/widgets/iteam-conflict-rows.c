/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-rows.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-conflict-row.h"

/**
 * IteamConflictRows:
 *
 * Conflicts one below the other, to be decided one by one. What was decided is
 * told by the actions win.toast and win.toast-undo.
 */
struct _IteamConflictRows
{
  AdwBin parent_instance;

  gboolean titled;

  /* template children */
  GtkBox *box;

  /* owned */
  IteamStore *store;
};

enum
{
  PROP_TITLED = 1,
  N_PROPS
};

enum
{
  SIGNAL_SHOW,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamConflictRows, iteam_conflict_rows, ADW_TYPE_BIN)

/* What could not be decided can be tried again. */
static void
let_try_again (IteamConflictRows *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_sensitive (row, TRUE);
}

/* Whoever showed the rows may be gone before the decision is on the disk. */
static void
finish_decision (IteamConflictRows *self,
                 IteamStore        *store,
                 GAsyncResult      *result,
                 const char        *tell_action)
{
  g_autoptr (GError) error = NULL;

  iteam_store_resolve_conflict_finish (store, result, &error);
  if (error == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), tell_action, "s", _("Conflict decided"));
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  if (self->box != NULL)
    let_try_again (self);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamConflictRows) self = ITEAM_CONFLICT_ROWS (user_data);

  finish_decision (self, ITEAM_STORE (source), result, "win.toast-undo");
}

/* To keep what is there changes nothing, so there is nothing to undo. */
static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamConflictRows) self = ITEAM_CONFLICT_ROWS (user_data);

  finish_decision (self, ITEAM_STORE (source), result, "win.toast");
}

static void
row_decided_cb (IteamConflictRow  *row,
                int                decision,
                const char        *text,
                IteamConflictRows *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  iteam_store_resolve_conflict_async (self->store, iteam_conflict_row_get_number (row), (IteamDecision) decision,
                                      text != NULL ? g_variant_new_string (text) : NULL, NULL,
                                      decision == ITEAM_DECISION_KEEP ? kept_cb : changed_cb, g_object_ref (self));
}

static void
row_show_cb (IteamConflictRow  *row,
             const char        *thing,
             IteamConflictRows *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW], 0, thing);
}

static IteamConflictRow *
find_typed_row (IteamConflictRows *self,
                int                number)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      IteamConflictRow *row = ITEAM_CONFLICT_ROW (child);

      if (iteam_conflict_row_get_number (row) == number && gtk_widget_get_sensitive (child) &&
          iteam_conflict_row_is_typed (row))
        return row;
    }

  return NULL;
}

static GtkWidget *
make_row (IteamConflictRows       *self,
          const IteamOpenConflict *conflict)
{
  GtkWidget *row = iteam_conflict_row_new (conflict, iteam_store_get_directory (self->store),
                                           !iteam_store_get_read_only (self->store));

  iteam_conflict_row_set_titled (ITEAM_CONFLICT_ROW (row), self->titled);
  g_signal_connect_object (row, "decided", G_CALLBACK (row_decided_cb), self, 0);
  g_signal_connect_object (row, "show-thing", G_CALLBACK (row_show_cb), self, 0);

  return row;
}

static gboolean
iteam_conflict_rows_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (ITEAM_CONFLICT_ROWS (widget)->box));

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
iteam_conflict_rows_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamConflictRows *self = ITEAM_CONFLICT_ROWS (object);

  switch (property_id)
    {
    case PROP_TITLED: g_value_set_boolean (value, self->titled); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_conflict_rows_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamConflictRows *self = ITEAM_CONFLICT_ROWS (object);

  switch (property_id)
    {
    case PROP_TITLED: self->titled = g_value_get_boolean (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_conflict_rows_dispose (GObject *object)
{
  IteamConflictRows *self = ITEAM_CONFLICT_ROWS (object);

  g_clear_object (&self->store);
  self->box = NULL;

  G_OBJECT_CLASS (iteam_conflict_rows_parent_class)->dispose (object);
}

static void
iteam_conflict_rows_class_init (IteamConflictRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_conflict_rows_get_property;
  object_class->set_property = iteam_conflict_rows_set_property;
  object_class->dispose = iteam_conflict_rows_dispose;
  widget_class->focus = iteam_focus_child;
  widget_class->grab_focus = iteam_conflict_rows_grab_focus;

  /**
   * IteamConflictRows:titled:
   *
   * Whether each row says what it is about, and leads there.
   */
  properties[PROP_TITLED] = g_param_spec_boolean ("titled", NULL, NULL, TRUE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamConflictRows::show-thing:
   * @thing: a reference to what a conflict is about
   *
   * Emitted when someone wants to see the thing.
   */
  signals[SIGNAL_SHOW] = g_signal_new ("show-thing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-conflict-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRows, box);
}

static void
iteam_conflict_rows_init (IteamConflictRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_conflict_rows_show:
 * @self: rows
 * @store: the team file in which they are decided
 * @conflicts: (element-type IteamOpenConflict): what to show
 *
 * Shows other conflicts. A row in which someone is typing a merge stays as it is.
 */
void
iteam_conflict_rows_show (IteamConflictRows *self,
                          IteamStore        *store,
                          GPtrArray         *conflicts)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *child;

  g_return_if_fail (ITEAM_IS_CONFLICT_ROWS (self));
  g_return_if_fail (ITEAM_IS_STORE (store));

  g_set_object (&self->store, store);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const IteamOpenConflict *conflict = g_ptr_array_index (conflicts, i);
      IteamConflictRow *typed = find_typed_row (self, conflict->number);

      g_ptr_array_add (rows, g_object_ref_sink (typed != NULL ? GTK_WIDGET (typed) : make_row (self, conflict)));
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (self->box, g_ptr_array_index (rows, i));
}
