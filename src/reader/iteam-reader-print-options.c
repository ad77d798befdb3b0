/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-print-options.h"

/**
 * IteamReaderPrintOptions:
 *
 * What a person can say of the pages when printing them, besides what every
 * program asks.
 */
struct _IteamReaderPrintOptions
{
  AdwBin parent_instance;

  /* template children */
  AdwComboRow *fit_row;
  GtkSwitch *turn_switch;
};

G_DEFINE_FINAL_TYPE (IteamReaderPrintOptions, iteam_reader_print_options, ADW_TYPE_BIN)

static void
iteam_reader_print_options_class_init (IteamReaderPrintOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-print-options.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderPrintOptions, fit_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderPrintOptions, turn_switch);
}

static void
iteam_reader_print_options_init (IteamReaderPrintOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_reader_print_options_new:
 * @fit: how large pages are printed
 * @turn: whether the paper is turned for pages that lie
 *
 * Returns: (transfer floating): the options.
 */
GtkWidget *
iteam_reader_print_options_new (IteamReaderPrintFit fit,
                                gboolean            turn)
{
  IteamReaderPrintOptions *self = g_object_new (ITEAM_TYPE_READER_PRINT_OPTIONS, NULL);

  adw_combo_row_set_selected (self->fit_row, fit);
  gtk_switch_set_active (self->turn_switch, turn);

  return GTK_WIDGET (self);
}

/**
 * iteam_reader_print_options_get_fit:
 * @self: the options
 *
 * Returns: how large pages are to be printed.
 */
IteamReaderPrintFit
iteam_reader_print_options_get_fit (IteamReaderPrintOptions *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_PRINT_OPTIONS (self), ITEAM_READER_PRINT_SHRINK);

  return (IteamReaderPrintFit) MIN (adw_combo_row_get_selected (self->fit_row), ITEAM_READER_PRINT_ACTUAL);
}

/**
 * iteam_reader_print_options_get_turn:
 * @self: the options
 *
 * Returns: whether the paper is to be turned for pages that lie.
 */
gboolean
iteam_reader_print_options_get_turn (IteamReaderPrintOptions *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_PRINT_OPTIONS (self), FALSE);

  return gtk_switch_get_active (self->turn_switch);
}

/**
 * iteam_reader_print_place:
 * @fit: how large the page is to be
 * @paper_width: of what can be printed on, in points
 * @paper_height: the same
 * @page_width: of the page, in points
 * @page_height: the same
 * @scale: (out): how much larger the page is printed than it is
 * @x: (out): where its left edge goes, in points
 * @y: (out): where its upper edge goes
 *
 * Where a page goes on the paper: in the middle.
 */
void
iteam_reader_print_place (IteamReaderPrintFit  fit,
                          double               paper_width,
                          double               paper_height,
                          double               page_width,
                          double               page_height,
                          double              *scale,
                          double              *x,
                          double              *y)
{
  double fitting = MIN (paper_width / MAX (1, page_width), paper_height / MAX (1, page_height));

  *scale = fit == ITEAM_READER_PRINT_FIT ? fitting : fit == ITEAM_READER_PRINT_SHRINK ? MIN (1, fitting) : 1;
  *x = (paper_width - page_width * *scale) / 2;
  *y = (paper_height - page_height * *scale) / 2;
}
