// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/motion_name.h"

#include <QCoreApplication>

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Motion)
};

}  // namespace

QString motion_source_name(MotionSource source)
{
    switch (source) {
    case MotionSource::from_checkpoint:
        return Text::tr("The model's own");
    case MotionSource::none:
        return Text::tr("None: still pictures");
    case MotionSource::file:
        break;
    }
    return {};
}

}  // namespace flipbook::ui
