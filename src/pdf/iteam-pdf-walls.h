/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamPdfWall:
 * @ITEAM_PDF_WALL_FILES: Landlock keeps the worker from every file
 * @ITEAM_PDF_WALL_NETWORK: Landlock keeps it from the network
 * @ITEAM_PDF_WALL_CALLS: seccomp keeps it from all but the system calls that it needs
 * @ITEAM_PDF_WALL_MEMORY: it gets so much memory and no more
 * @ITEAM_PDF_WALL_TIME: it gets so much time for one page and no more
 *
 * What stands between a worker and the machine.
 */
typedef enum
{
  ITEAM_PDF_WALL_FILES = 1 << 0,
  ITEAM_PDF_WALL_NETWORK = 1 << 1,
  ITEAM_PDF_WALL_CALLS = 1 << 2,
  ITEAM_PDF_WALL_MEMORY = 1 << 3,
  ITEAM_PDF_WALL_TIME = 1 << 4,
} IteamPdfWall;

/**
 * IteamPdfHole:
 * @ITEAM_PDF_HOLE_FILE: it could open a file
 * @ITEAM_PDF_HOLE_SOCKET: it could make a socket
 * @ITEAM_PDF_HOLE_PROGRAM: it could make a process
 * @ITEAM_PDF_HOLE_NEW_FILE: it could make a file
 *
 * What a worker could do that it should not.
 */
typedef enum
{
  ITEAM_PDF_HOLE_FILE = 1 << 0,
  ITEAM_PDF_HOLE_SOCKET = 1 << 1,
  ITEAM_PDF_HOLE_PROGRAM = 1 << 2,
  ITEAM_PDF_HOLE_NEW_FILE = 1 << 3,
} IteamPdfHole;

G_END_DECLS
