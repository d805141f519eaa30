// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <vector>

#include "ui/training/training_run.h"

class QLabel;
class QSlider;

namespace flipbook::ui {

// The sheets of samples of a run: the newest as it appears, earlier ones by a slider, so that the
// same seeds are seen to change. GUI thread; pictures are read behind it.
class SampleView final : public QWidget {
    Q_OBJECT

public:
    explicit SampleView(QWidget* parent = nullptr);

    void show_sheets(const std::vector<TrainingRun::Sheet>& sheets);
    void show_step(std::int64_t step);  // The sheet nearest to it.
    QString shown_file() const { return m_file; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show_sheet(int index);
    QRect picture_place() const;

    std::vector<TrainingRun::Sheet> m_sheets;
    QString m_file;
    QImage m_image;
    NewestTask<QString, QImage> m_reader;
    QSlider* m_slider;
    QLabel* m_label;
};

}  // namespace flipbook::ui
