/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-shell-search.h"

#include <glib/gi18n-lib.h>

#include "iteam-shell-bus.h"
#include "iteam-store-search.h"

/* As much as GNOME Shell shows of a program, and a little more. */
#define MOST_FOUND 10
#define MOST_DOCUMENTS 3

/* How long a program that was started for this alone waits for the next key, in
 * milliseconds. */
#define STAY 30000

/**
 * IteamShellSearch:
 *
 * What GNOME Shell asks as someone types in its overview. It looks in the file that is
 * open, or in the one that was last: the bus starts the program for that, without a
 * window, and a question waits until that file is open.
 */
struct _IteamShellSearch
{
  GObject parent_instance;

  /* weak: it owns this */
  GtkApplication *application;

  /* owned */
  IteamSession *session;
  IteamShellBusSearchProvider2 *skeleton;
  GCancellable *cancellable;

  /* (element-type Question): those that wait for the file */
  GPtrArray *waiting;

  /* (element-type utf8 GVariant): what was told of a result, by its identifier */
  GHashTable *metas;
};

/* A search that is to be answered. */
typedef struct
{
  IteamShellSearch *provider;
  GDBusMethodInvocation *invocation;
  char *text;
} Question;

G_DEFINE_FINAL_TYPE (IteamShellSearch, iteam_shell_search, G_TYPE_OBJECT)

static Question *
question_new (IteamShellSearch      *self,
              GDBusMethodInvocation *invocation,
              const char *const     *terms)
{
  Question *question = g_new (Question, 1);

  /* The program stays for as long as someone waits for it, and some more. */
  if (gtk_application_get_windows (self->application) == NULL)
    g_application_set_inactivity_timeout (G_APPLICATION (self->application), STAY);
  g_application_hold (G_APPLICATION (self->application));
  *question = (Question) { g_object_ref (self), invocation, g_strjoinv (" ", (char **) terms) };

  return question;
}

static void
question_free (Question *question)
{
  if (question->provider->application != NULL)
    g_application_release (G_APPLICATION (question->provider->application));
  g_object_unref (question->provider);
  g_free (question->text);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answer (Question           *question,
        const char *const  *results)
{
  g_dbus_method_invocation_return_value (g_steal_pointer (&question->invocation), g_variant_new ("(^as)", results));
}

static GVariant *
describe (const IteamFinding *finding,
          const char         *identifier)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (ITEAM_APP_ID);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_string (identifier));
  g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (finding->title));
  g_variant_builder_add (&builder, "{sv}", "icon", g_icon_serialize (icon));
  if (finding->context != NULL && finding->page > 0)
    {
      /* Translators: a page of a document and a line of it. */
      g_autofree char *line = g_strdup_printf (_("Page %u: %s"), finding->page, finding->context);

      g_variant_builder_add (&builder, "{sv}", "description", g_variant_new_string (line));
    }
  else if (finding->context != NULL)
    {
      g_variant_builder_add (&builder, "{sv}", "description", g_variant_new_string (finding->context));
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GPtrArray) findings = iteam_store_find_finish (ITEAM_STORE (source), result, NULL);
  g_autoptr (GPtrArray) identifiers = g_ptr_array_new ();

  /* Who typed on has no use for it, and a file that cannot be read holds nothing. */
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      char *identifier = iteam_finding_to_reference (findings->pdata[i]);

      g_hash_table_replace (question->provider->metas, identifier, describe (findings->pdata[i], identifier));
      g_ptr_array_add (identifiers, identifier);
    }
  g_ptr_array_add (identifiers, NULL);
  answer (question, (const char *const *) identifiers->pdata);
}

static void
ask (Question *question)
{
  IteamShellSearch *self = question->provider;
  IteamStore *store = iteam_session_get_store (self->session);
  static const char *const nothing[] = { NULL };

  if (store == NULL)
    {
      answer (question, nothing);
      question_free (question);

      return;
    }

  /* What was asked before is needless now. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->metas);
  iteam_store_find_async (store, question->text, ITEAM_SEARCH_ALL, MOST_FOUND, MOST_DOCUMENTS, self->cancellable, found_cb, question);
}

static void
ask_waiting (IteamShellSearch *self)
{
  g_autoptr (GPtrArray) waiting = NULL;

  if (iteam_session_get_state (self->session) == ITEAM_SESSION_OPENING)
    return;
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    ask (waiting->pdata[i]);
}

static void
search (IteamShellSearch      *self,
        GDBusMethodInvocation *invocation,
        const char *const     *terms)
{
  Question *question = question_new (self, invocation, terms);

  if (iteam_session_get_state (self->session) == ITEAM_SESSION_OPENING)
    g_ptr_array_add (self->waiting, question);
  else
    ask (question);
}

static gboolean
initial_cb (IteamShellSearch      *self,
            GDBusMethodInvocation *invocation,
            const char *const     *terms)
{
  search (self, invocation, terms);

  return TRUE;
}

static gboolean
subsearch_cb (IteamShellSearch      *self,
              GDBusMethodInvocation *invocation,
              const char *const     *previous,
              const char *const     *terms)
{
  search (self, invocation, terms);

  return TRUE;
}

static gboolean
metas_cb (IteamShellSearch      *self,
          GDBusMethodInvocation *invocation,
          const char *const     *identifiers)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (int i = 0; identifiers[i] != NULL; i++)
    {
      GVariant *meta = g_hash_table_lookup (self->metas, identifiers[i]);

      if (meta != NULL)
        g_variant_builder_add_value (&builder, meta);
    }
  iteam_shell_bus_search_provider2_complete_get_result_metas (self->skeleton, invocation, g_variant_builder_end (&builder));

  return TRUE;
}

static gboolean
activate_cb (IteamShellSearch      *self,
             GDBusMethodInvocation *invocation,
             const char            *identifier,
             const char *const     *terms,
             guint                  timestamp)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "show", g_variant_new_string (identifier));
  iteam_shell_bus_search_provider2_complete_activate_result (self->skeleton, invocation);

  return TRUE;
}

static gboolean
launch_cb (IteamShellSearch      *self,
           GDBusMethodInvocation *invocation,
           const char *const     *terms,
           guint                  timestamp)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "search", g_variant_new_string (text));
  iteam_shell_bus_search_provider2_complete_launch_search (self->skeleton, invocation);

  return TRUE;
}

static void
iteam_shell_search_dispose (GObject *object)
{
  IteamShellSearch *self = ITEAM_SHELL_SEARCH (object);

  iteam_shell_search_unexport (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->application);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->metas, g_hash_table_unref);

  G_OBJECT_CLASS (iteam_shell_search_parent_class)->dispose (object);
}

static void
iteam_shell_search_class_init (IteamShellSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_shell_search_dispose;
}

static void
iteam_shell_search_init (IteamShellSearch *self)
{
  self->waiting = g_ptr_array_new ();
  self->metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  self->skeleton = iteam_shell_bus_search_provider2_skeleton_new ();
  g_signal_connect_swapped (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (initial_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-get-subsearch-result-set", G_CALLBACK (subsearch_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-get-result-metas", G_CALLBACK (metas_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-activate-result", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-launch-search", G_CALLBACK (launch_cb), self);
}

/**
 * iteam_shell_search_new:
 * @application: the program, which owns what is made here
 *
 * Returns: (transfer full): what answers GNOME Shell, on no bus yet.
 */
IteamShellSearch *
iteam_shell_search_new (IteamApplication *application)
{
  IteamShellSearch *self = g_object_new (ITEAM_TYPE_SHELL_SEARCH, NULL);

  g_set_weak_pointer (&self->application, GTK_APPLICATION (application));
  self->session = g_object_ref (iteam_application_get_session (application));
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (ask_waiting), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * iteam_shell_search_export:
 * @self: what answers GNOME Shell
 * @connection: the session bus
 * @path: the object path of the program
 * @error: return location for an error
 *
 * Returns: whether it can be asked from now on.
 */
gboolean
iteam_shell_search_export (IteamShellSearch  *self,
                           GDBusConnection   *connection,
                           const char        *path,
                           GError           **error)
{
  g_autofree char *own = g_strconcat (path, ITEAM_SHELL_SEARCH_PATH, NULL);

  g_return_val_if_fail (ITEAM_IS_SHELL_SEARCH (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, own, error);
}

/**
 * iteam_shell_search_unexport:
 * @self: what answers GNOME Shell
 *
 * Takes it from the bus again.
 */
void
iteam_shell_search_unexport (IteamShellSearch *self)
{
  g_return_if_fail (ITEAM_IS_SHELL_SEARCH (self));

  if (self->skeleton != NULL && g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
