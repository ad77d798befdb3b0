/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * IteamReaderPrintFit:
 * @ITEAM_READER_PRINT_SHRINK: as large as it is, and smaller where the paper is
 * @ITEAM_READER_PRINT_FIT: as large as the paper lets it be
 * @ITEAM_READER_PRINT_ACTUAL: as large as it is, cut off by the paper's edge
 *
 * How large a page is printed. In the order of the list that a person chooses from.
 */
typedef enum
{
  ITEAM_READER_PRINT_SHRINK,
  ITEAM_READER_PRINT_FIT,
  ITEAM_READER_PRINT_ACTUAL,
} IteamReaderPrintFit;

#define ITEAM_TYPE_READER_PRINT_OPTIONS (iteam_reader_print_options_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderPrintOptions, iteam_reader_print_options, ITEAM, READER_PRINT_OPTIONS, AdwBin)

GtkWidget           *iteam_reader_print_options_new      (IteamReaderPrintFit fit, gboolean turn);
IteamReaderPrintFit  iteam_reader_print_options_get_fit  (IteamReaderPrintOptions *self);
gboolean             iteam_reader_print_options_get_turn (IteamReaderPrintOptions *self);

void iteam_reader_print_place (IteamReaderPrintFit fit, double paper_width, double paper_height, double page_width, double page_height, double *scale, double *x, double *y);

G_END_DECLS
