// Makes a photo small enough for a weak line. Drawing it anew turns it upright and leaves behind
// where, when and with what it was taken; the server does the same to what comes without scripts.

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

export async function shrink(file) {
  if (!file.type.startsWith("image/")) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white";  // JPEG has no transparency
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return small ? new File([small], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;  // a format this browser cannot read: the server says what to do
  }
}
