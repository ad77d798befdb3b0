/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-show-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-head-start.h"
#include "iteam-panes.h"
#include "iteam-pdf-pool.h"
#include "iteam-store-documents.h"
#include "iteam-store-meetings.h"
#include "iteam-store-search.h"
#include "iteam-window.h"

/**
 * IteamShowRequest:
 *
 * What someone asked to be shown from outside the window: on the command line, or
 * over the bus. It is shown as soon as there are a file and a window to show it in,
 * and forgotten when that file does not open.
 */
struct _IteamShowRequest
{
  GObject parent_instance;

  /* weak: it owns this */
  GtkApplication *application;

  /* owned */
  IteamSession *session;
  char *text;
};

/* A number that is being looked up. */
typedef struct
{
  IteamShowRequest *request;
  IteamKind kind;
  int number;
  char *fragment;
} Lookup;

G_DEFINE_FINAL_TYPE (IteamShowRequest, iteam_show_request, G_TYPE_OBJECT)

/* The main window: those before it are asked questions in. */
static GtkWindow *
get_window (IteamShowRequest *self)
{
  GtkWindow *window = self->application != NULL ? gtk_application_get_active_window (self->application) : NULL;

  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);

  return ITEAM_IS_WINDOW (window) ? window : NULL;
}

static void
lookup_free (Lookup *lookup)
{
  g_object_unref (lookup->request);
  g_free (lookup->fragment);
  g_free (lookup);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lookup, lookup_free)

static void
show (IteamShowRequest *self,
      const IteamRef   *ref,
      const char       *fragment)
{
  g_autofree char *thing = iteam_ref_to_string (ref);
  g_autofree char *place = fragment != NULL ? g_strconcat (thing, "#", fragment, NULL) : NULL;
  GtkWindow *window = get_window (self);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show", "s", place != NULL ? place : thing);
}

static void
tell_missing (const Lookup *lookup,
              const GError *error)
{
  GtkWindow *window = get_window (lookup->request);
  /* Translators: “A-12” is not in this file. */
  g_autofree char *words = g_strdup_printf (_("There is no %s-%d in this file."), iteam_kind_get_letter (lookup->kind), lookup->number);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", error != NULL ? error->message : words);
}

static gboolean
is_outcome (IteamKind kind)
{
  return kind == ITEAM_KIND_DECISION || kind == ITEAM_KIND_COMMITMENT;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Lookup) lookup = user_data;
  g_autoptr (GError) error = NULL;
  IteamRef ref = { .kind = lookup->kind };

  if (lookup->kind == ITEAM_KIND_DOCUMENT)
    ref.id = iteam_store_find_document_finish (ITEAM_STORE (source), result, &error);
  else if (lookup->kind != ITEAM_KIND_ACTION)
    ref.id = iteam_store_find_numbered_finish (ITEAM_STORE (source), result, &error);
  else
    ref.id = iteam_store_find_action_finish (ITEAM_STORE (source), result, &error);

  if (ref.id != 0)
    show (lookup->request, &ref, lookup->fragment);
  else
    tell_missing (lookup, error);
}

/* A decision or commitment is shown at the item where it was taken. */
static void
outcome_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Lookup) lookup = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = iteam_store_find_finish (ITEAM_STORE (source), result, &error);
  g_autofree char *start = g_strdup_printf ("%s-%d ", iteam_kind_get_letter (lookup->kind), lookup->number);
  const IteamFinding *first = findings != NULL && findings->len > 0 ? findings->pdata[0] : NULL;

  if (first != NULL && first->ref.kind == lookup->kind && g_str_has_prefix (first->title, start))
    show (lookup->request, &first->place, NULL);
  else
    tell_missing (lookup, error);
}

static void
look_up (IteamShowRequest *self,
         IteamKind         kind,
         int               number,
         const char       *fragment)
{
  IteamStore *store = iteam_session_get_store (self->session);
  Lookup *lookup = g_new (Lookup, 1);

  *lookup = (Lookup) { g_object_ref (self), kind, number, g_strdup (fragment) };
  if (is_outcome (kind))
    {
      g_autofree char *text = g_strdup_printf ("%s-%d", iteam_kind_get_letter (kind), number);

      iteam_store_find_async (store, text, ITEAM_SEARCH_DECISIONS, 1, 0, NULL, outcome_found_cb, lookup);
    }
  else if (kind == ITEAM_KIND_DOCUMENT)
    iteam_store_find_document_async (store, number, NULL, found_cb, lookup);
  else if (kind != ITEAM_KIND_ACTION)
    iteam_store_find_numbered_async (store, kind, number, NULL, found_cb, lookup);
  else
    iteam_store_find_action_async (store, number, NULL, found_cb, lookup);
}

static void
show_when_open (IteamShowRequest *self)
{
  g_autofree char *fragment = NULL;
  g_autofree char *text = NULL;
  IteamRef ref;
  int number;

  if (self->text == NULL || get_window (self) == NULL || iteam_session_get_store (self->session) == NULL ||
      iteam_session_get_opening (self->session))
    return;

  text = g_steal_pointer (&self->text);
  if (!iteam_show_request_parse (text, &ref, &number, &fragment))
    return;
  if (ref.id != 0)
    show (self, &ref, fragment);
  else
    look_up (self, ref.kind, number, fragment);
}

static gboolean
is_for_document (IteamShowRequest *self,
                 IteamRef         *ref,
                 int              *number)
{
  g_autofree char *fragment = NULL;

  return self->text != NULL && iteam_show_request_parse (self->text, ref, number, &fragment) &&
         ref->kind == ITEAM_KIND_DOCUMENT && fragment != NULL;
}

/* What reads documents starts while the window is made. */
static void
prepare (IteamShowRequest *self)
{
  IteamRef ref;
  int number;

  if (is_for_document (self, &ref, &number))
    iteam_pdf_pool_warm_up (iteam_pdf_pool_get_default ());
}

/* And the document is opened by it. */
static void
opening_cb (IteamShowRequest *self,
            IteamStore       *store)
{
  IteamRef ref;
  int number;

  if (is_for_document (self, &ref, &number))
    iteam_head_start_begin (store, iteam_pdf_pool_get_default (), ref.id, number);
}

static void
forget (IteamShowRequest *self)
{
  g_clear_pointer (&self->text, g_free);
}

static void
state_cb (IteamShowRequest *self)
{
  if (iteam_session_get_state (self->session) == ITEAM_SESSION_FAILED)
    forget (self);
}

static void
iteam_show_request_dispose (GObject *object)
{
  IteamShowRequest *self = ITEAM_SHOW_REQUEST (object);

  forget (self);
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (iteam_show_request_parent_class)->dispose (object);
}

static void
iteam_show_request_class_init (IteamShowRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_show_request_dispose;
}

static void
iteam_show_request_init (IteamShowRequest *self)
{
}

/* The name of the pane where a thing is going to be shown. */
static const char *
pane_of (IteamKind kind)
{
  const IteamPaneEntry *entry = iteam_panes_find (is_outcome (kind) ? ITEAM_KIND_AGENDA_ITEM : kind);

  return entry != NULL ? entry->name : "overview";
}

/**
 * iteam_show_request_parse:
 * @text: a number for people or a reference, with a place in the thing if need be:
 *   "A-12", "D-3#page=12", "document:7#page=12"
 * @ref: (out): the thing; its key is 0 if @text has a number
 * @number: (out): the number, or 0
 * @fragment: (out) (nullable): what stands behind the "#"
 *
 * Returns: whether @text names something that can be shown.
 */
gboolean
iteam_show_request_parse (const char  *text,
                          IteamRef    *ref,
                          int         *number,
                          char       **fragment)
{
  const char *hash = strchr (text, '#');
  g_autofree char *thing = hash != NULL ? g_strndup (text, (gsize) (hash - text)) : g_strdup (text);

  *number = 0;
  ref->id = 0;
  if (!iteam_number_parse (thing, &ref->kind, number) && !iteam_ref_parse (thing, ref, NULL))
    return FALSE;

  /* Without its number it is not known in which item an outcome is. */
  if (iteam_panes_find (ref->kind) == NULL && ref->kind != ITEAM_KIND_PERSON && (!is_outcome (ref->kind) || *number == 0))
    return FALSE;

  *fragment = hash != NULL ? g_strdup (hash + 1) : NULL;

  return TRUE;
}

/**
 * iteam_show_request_new:
 * @application: the program, which owns what is made here
 * @session: what it has open
 *
 * Returns: (transfer full): a request for nothing.
 */
IteamShowRequest *
iteam_show_request_new (GtkApplication *application,
                        IteamSession   *session)
{
  IteamShowRequest *self = g_object_new (ITEAM_TYPE_SHOW_REQUEST, NULL);

  g_set_weak_pointer (&self->application, application);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opening", G_CALLBACK (opening_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (show_when_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refused", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * iteam_show_request_set:
 * @self: a request
 * @text: (nullable): what to show, as iteam_show_request_parse() reads it
 *
 * Shows it in the file that is open, or in the one that opens first.
 */
void
iteam_show_request_set (IteamShowRequest *self,
                        const char       *text)
{
  g_return_if_fail (ITEAM_IS_SHOW_REQUEST (self));

  g_free (self->text);
  self->text = g_strdup (text);
  prepare (self);
  show_when_open (self);
}

/**
 * iteam_show_request_open:
 * @self: a request
 * @file: a team file
 * @text: (nullable): what to show in it; %NULL for what was asked before
 *
 * Opens a file, and shows that in it.
 */
void
iteam_show_request_open (IteamShowRequest *self,
                         GFile            *file,
                         const char       *text)
{
  g_return_if_fail (ITEAM_IS_SHOW_REQUEST (self));

  if (text != NULL)
    {
      g_free (self->text);
      self->text = g_strdup (text);
    }
  iteam_session_open (self->session, file);
  /* It may be the one that is open. */
  show_when_open (self);
}

/**
 * iteam_show_request_new_window:
 * @self: a request
 *
 * To be called when a window has been made, before it is shown: it begins with the
 * pane where the thing is going to be.
 */
void
iteam_show_request_new_window (IteamShowRequest *self)
{
  g_autofree char *fragment = NULL;
  IteamRef ref;
  int number;

  g_return_if_fail (ITEAM_IS_SHOW_REQUEST (self));

  if (self->text == NULL || get_window (self) == NULL || !iteam_show_request_parse (self->text, &ref, &number, &fragment))
    return;

  gtk_widget_activate_action (GTK_WIDGET (get_window (self)), "win.pane", "s", pane_of (ref.kind));
  show_when_open (self);
}
