// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QMainWindow;

namespace flipbook::ui {

class Banner;
class ComposePanel;
struct FailureScene;
struct GenerationJob;
struct Refusal;
class Workspace;

// What the banner tells of the engine and of clips that did not come to their end; and takes back
// once a clip is tried again or removed, or the engine is there.
class RunMessages final : public QObject {
    Q_OBJECT

public:
    RunMessages(Workspace& workspace, Banner& banner, ComposePanel& compose, QMainWindow& window);

    // Why nothing was queued, until something is: then it is empty.
    void tell_refusal(const Refusal& refusal);

    // Shows a field of Compose.
    void go_to(const QString& field);

private:
    void connect_engine();
    void connect_disk();
    FailureScene scene_of(const GenerationJob& job);
    void tell_failure(qint64 job_id);
    void tell_end(const GenerationJob& job);

    Workspace& m_workspace;
    Banner& m_banner;
    ComposePanel& m_compose;
    QMainWindow& m_window;
    QHash<qint64, int> m_messages;  // By job.
    int m_engine_message = 0;
    int m_refusal = 0;
    int m_disk_message = 0;
};

}  // namespace flipbook::ui
