//! Cameras that the fake webcam cannot be, put in its place by a script that runs before the camera is asked for.

/// A phone with a camera on either side, and a light at the rear one. `asked` and `lights` tell what was wanted of them.
pub const PHONE: &str = "const media = navigator.mediaDevices, real = media.getUserMedia.bind(media);
    Object.assign(window, { asked: [], lights: [], tracks: [] });
    media.enumerateDevices = async () =>
        ['front', 'rear'].map(deviceId => ({ kind: 'videoinput', deviceId }));
    media.getUserMedia = async ({ video: { facingMode } }) => {
        window.asked.push(facingMode);
        const stream = await real({ video: { width: 1280, height: 720 } }), [track] = stream.getVideoTracks();
        const deviceId = facingMode === 'user' ? 'front' : 'rear';
        track.getSettings = () => ({ facingMode, deviceId });
        track.getCapabilities = () => ({ torch: facingMode === 'environment' });
        track.applyConstraints = async ({ advanced: [{ torch }] }) => { window.lights.push(torch) };
        window.tracks.push(track);
        return stream;
    };";

/// Sends one strong green, as cameras with a broken driver do.
pub const GREEN: &str = "navigator.mediaDevices.getUserMedia = async () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
        const paint = canvas.getContext('2d');
        setInterval(() => { paint.fillStyle = '#008700'; paint.fillRect(0, 0, 1280, 720) }, 50);
        return canvas.captureStream(20);
    };";

/// Sends pictures for a second, and then none, though it stays open.
pub const STALLED: &str = "navigator.mediaDevices.getUserMedia = async () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
        const paint = canvas.getContext('2d');
        let left = 20;
        const timer = setInterval(() => {
            paint.fillStyle = left % 2 ? '#a08060' : '#606060';
            paint.fillRect(left * 20, 0, 300, 720);
            if (!--left) clearInterval(timer);
        }, 50);
        return canvas.captureStream(20);
    };";
