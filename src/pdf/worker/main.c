/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <gio/gunixconnection.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "iteam-pdf-error.h"
#include "iteam-pdf-fonts.h"
#include "iteam-pdf-sandbox.h"
#include "iteam-pdf-server.h"

/* The socket that the window leaves here for its worker. */
#define SOCKET_FD 3

#ifdef __SANITIZE_ADDRESS__
/* To look for leaks at the end, it would have to stop itself from outside,
 * which the walls do not let it. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

/* Without a window there is nothing to tidy up. */
static void
on_closed (void)
{
  _exit (0);
}

static GDBusConnection *
connect_to_window (GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (SOCKET_FD, error);
  g_autoptr (GSocketConnection) stream = socket != NULL ? g_socket_connection_factory_create_connection (socket) : NULL;

  if (stream == NULL)
    return NULL;

  return g_dbus_connection_new_sync (G_IO_STREAM (stream), NULL,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                                     NULL, NULL, error);
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (IteamPdfServer) server = NULL;
  g_autoptr (GError) error = NULL;
  IteamPdfWall walls;

  setlocale (LC_ALL, "C.UTF-8");
  /* A window that went away is noticed by reading. */
  signal (SIGPIPE, SIG_IGN);

  /* What must be opened is opened first; then the door is closed; only then
   * does the first byte from outside come in. */
  iteam_pdf_fonts_open ();
  iteam_pdf_server_warm ();
  g_type_ensure (G_TYPE_UNIX_CONNECTION);
  (void) ITEAM_PDF_ERROR;
  walls = iteam_pdf_sandbox_enter ();

  connection = connect_to_window (&error);
  if (connection != NULL)
    server = iteam_pdf_server_new (connection, walls, &error);
  if (server == NULL)
    {
      g_printerr ("integriteit-team-pdf-worker: %s\n", error->message);

      return EXIT_FAILURE;
    }

  g_signal_connect (connection, "closed", G_CALLBACK (on_closed), NULL);
  g_dbus_connection_start_message_processing (connection);
  loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (loop);

  return EXIT_SUCCESS;
}
